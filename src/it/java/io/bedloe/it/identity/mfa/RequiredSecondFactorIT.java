package io.bedloe.it.identity.mfa;

import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.bedloe.it.As;
import io.bedloe.it.Authenticator;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests roles that require a second factor. */
@IntegrationTest
class RequiredSecondFactorIT {

  @Test
  void withoutTheRequiredFactorASessionCanOnlyProveIt() {
    var role = Some.role("user");
    var asked = TestAccount.with(role);
    var token = Authenticator.token(asked);
    As.bearer(token).get("/products").then().statusCode(200);
    Some.patch(As.admin(), "*", "{\"secondFactor\":true}")
        .patch("/roles/" + idOf(role))
        .then()
        .statusCode(200)
        .body("secondFactor", equalTo(true));
    As.bearer(token)
        .get("/products")
        .then()
        .statusCode(403)
        .body("type", endsWith("/second-factor-not-verified"))
        .body("decisionId", notNullValue());
    As.bearer(token)
        .get("/auth/me")
        .then()
        .statusCode(200)
        .body("permissions", not(hasItems("catalog:read")));
    var key = Authenticator.begun(token);
    var confirmed = Authenticator.confirm(token, Authenticator.codeOf(key, Instant.now()));
    confirmed.then().statusCode(200);
    As.bearer(confirmed.path("tokens.accessToken")).get("/products").then().statusCode(200);
    As.bearer(token).get("/products").then().statusCode(401);
  }

  @Test
  void whoShowsItGetsNewTokensAndTheFormerOnesAreRefused() {
    var role = Some.role("user");
    var asked = TestAccount.with(role);
    var app = Authenticator.of(asked);
    Some.patch(As.admin(), "*", "{\"secondFactor\":true}")
        .patch("/roles/" + idOf(role))
        .then()
        .statusCode(200);
    var signedIn = Authenticator.signIn(asked, app.code());
    String shown = signedIn.path("accessToken");
    As.bearer(shown).get("/products").then().statusCode(200);
    // The test simulates a session of an external provider.
    Database.shared()
        .execute(
            "UPDATE sessions SET second_factor_at = NULL WHERE user_id = ?",
            UUID.fromString(asked.id()));
    org.awaitility.Awaitility.await("a second factor is asked for")
        .until(() -> As.bearer(shown).get("/products").statusCode() == 403);
    Authenticator.show(shown, "nothing")
        .then()
        .statusCode(403)
        .body("type", endsWith("/second-factor-invalid"));
    var answer = Authenticator.show(shown, app.code());
    answer.then().statusCode(200).body("refreshToken", notNullValue());
    String next = answer.path("accessToken");
    As.bearer(next).get("/products").then().statusCode(200);
    As.bearer(shown).get("/auth/me").then().statusCode(401);
    Authenticator.refresh(signedIn.path("refreshToken")).then().statusCode(401);
    Authenticator.refresh(answer.path("refreshToken")).then().statusCode(200);
  }

  @Test
  void aBuiltInRoleCanAskForItAndStaysAsItIsOtherwise() {
    String manager = idOf("manager");
    var asked = TestAccount.with("manager");
    Some.patch(As.admin(), "*", "{\"secondFactor\":true,\"description\":\"x\"}")
        .patch("/roles/" + manager)
        .then()
        .statusCode(409)
        .body("type", endsWith("/built-in-role"));
    asked.asks().get("/customers").then().statusCode(200);
    try {
      Some.patch(As.admin(), "*", "{\"secondFactor\":true}")
          .patch("/roles/" + manager)
          .then()
          .statusCode(200);
      asked
          .asks()
          .get("/customers")
          .then()
          .statusCode(403)
          .body("type", endsWith("/second-factor-not-verified"));
    } finally {
      // No admin of the suite has a second factor, so none of them could undo the change.
      Database.shared().execute("UPDATE roles SET second_factor = FALSE WHERE built_in");
      org.awaitility.Awaitility.await("the administrator needs no second factor any more")
          .until(() -> As.admin().get("/users").statusCode() == 200);
    }
  }

  private static String idOf(String role) {
    return As.admin().queryParam("name", role).get("/roles").path("items[0].id");
  }
}
