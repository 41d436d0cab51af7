package io.bedloe.it.identity.federation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import io.bedloe.it.As;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.restassured.specification.RequestSpecification;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Tests clients of a provider that act for themselves, and scopes that restrict tokens. */
@IntegrationTest
class OidcServiceAccountsIT {

  private static RequestSpecification client(
      String issuer, String subject, UnaryOperator<JWTClaimsSet.Builder> change) {
    var key = BedloeServer.externalIssuer().key(issuer);
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(new JOSEObjectType("at+jwt"))
            .keyID(key.getKeyID())
            .build();
    var claims =
        FederatedToken.claims(subject).issuer(BedloeServer.externalIssuer().issuer(issuer));
    try {
      var signer = new RSASSASigner(key);
      return As.bearer(FederatedToken.signed(header, change.apply(claims).build(), signer));
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void aClientWithRolesHasAnAccountOfItsOwnWithoutAVerifiedAddress() {
    for (int time = 0; time < 2; time++) {
      client("corp", "erp", claims -> claims.claim("client_id", "erp"))
          .get("/auth/me")
          .then()
          .statusCode(200)
          .body("name", equalTo("erp@corp.service.invalid"))
          .body("roles", contains("manager"));
    }
    client("corp", "erp", claims -> claims.claim("client_id", "erp"))
        .get("/orders")
        .then()
        .statusCode(200);
  }

  @Test
  void aClientWithAnAccountIsThatAccount() {
    client("corp", "till", claims -> claims.claim("azp", "till"))
        .get("/auth/me")
        .then()
        .statusCode(200)
        .body("name", equalTo("user@bedloe.example"))
        .body("roles", contains("user"));
  }

  @Test
  void aSubjectThatReadsLikeAnAccountIsNotThatAccount() {
    client("corp", "till", claims -> claims.claim("azp", "till"))
        .get("/auth/me")
        .then()
        .statusCode(200);
    client("corp", "account user@bedloe.example", claims -> claims)
        .get("/auth/me")
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/provider-email-not-verified"));
  }

  @Test
  void aClientWhoseAccountIsNotThereIsRefused() {
    client("corp", "gone", claims -> claims.claim("client_id", "gone"))
        .get("/auth/me")
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/identity-not-linked"));
  }

  @Test
  void aPersonWhoComesThroughAClientIsNotTheClient() {
    client("corp", Some.word("S"), claims -> claims.claim("client_id", "erp"))
        .get("/auth/me")
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/provider-email-not-verified"));
  }

  @Test
  void scopesNarrowWhatTheRolesAllow() {
    var reader =
        client(
            "depot",
            "wms",
            claims -> claims.claim("client_id", "wms").claim("scope", "orders.read"));
    reader
        .get("/auth/me")
        .then()
        .statusCode(200)
        .body("permissions", contains("account:own", "orders:read"));
    client("depot", "wms", claims -> claims.claim("client_id", "wms").claim("scp", "orders.read"))
        .get("/orders")
        .then()
        .statusCode(200);
    client("depot", "wms", claims -> claims.claim("client_id", "wms").claim("scope", "orders.read"))
        .get("/products")
        .then()
        .statusCode(403);
    client("depot", "wms", claims -> claims.claim("client_id", "wms"))
        .get("/orders")
        .then()
        .statusCode(403);
  }

  @Test
  void scopesGiveNothingThatTheRolesDoNotAllow() {
    client(
            "depot",
            "wms",
            claims -> claims.claim("client_id", "wms").claim("scope", "orders.write users:manage"))
        .get("/auth/me")
        .then()
        .body("permissions", hasItems("account:own", "orders:write"))
        .body("permissions", not(hasItem("users:manage")));
  }
}
