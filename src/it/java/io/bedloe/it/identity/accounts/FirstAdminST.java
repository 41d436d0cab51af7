package io.bedloe.it.identity.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.AtOnce;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.OpenApi;
import io.bedloe.it.Some;
import io.bedloe.it.SystemTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that an installation without demo accounts gets its first admin with a secret, once. */
@SystemTest
class FirstAdminST {

  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  private static Response make(BedloeServer server, String secret, String email, String password) {
    return Some.json(
            server.as().withoutToken(),
            Map.of("secret", secret, "email", email, "name", "Ann", "password", password))
        .post("/auth/first-admin");
  }

  @Test
  void theSecretCreatesTheFirstAdminOnce() throws Exception {
    var settings = Map.of("BEDLOE_PROFILE", "test", "BEDLOE_AUTH_FIRST_ADMIN_SECRET", SECRET);
    try (var server = BedloeServer.onOwnDatabase(settings).start()) {
      make(server, SECRET + "x", "eve@example.com", "quite a long password")
          .then()
          .statusCode(403)
          .body("type", endsWith("/first-admin-refused"));
      make(server, SECRET, "ann@example.com", "short")
          .then()
          .statusCode(400)
          .body("errors.pointer", equalTo(List.of("/password")));
      // The test sends the example of the API document, with its own secret and addresses.
      var example = OpenApi.exampleOfBody(server.uri(), "createFirstAdmin").put("secret", SECRET);
      var password = example.path("password").asText();
      var statuses =
          AtOnce.all(
              4,
              i ->
                  Some.json(
                          server.as().withoutToken(),
                          example.deepCopy().put("email", "ann" + i + "@example.com").toString())
                      .post("/auth/first-admin")
                      .statusCode());
      assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 403);
      make(server, SECRET, "late@example.com", "quite a long password").then().statusCode(403);
      var admin = "ann" + statuses.indexOf(201) + "@example.com";
      String token =
          Some.json(server.as().withoutToken(), Map.of("email", admin, "password", password))
              .post("/auth/login")
              .then()
              .statusCode(200)
              .extract()
              .path("accessToken");
      server
          .as()
          .withToken(token)
          .queryParam("action", "user.first-admin")
          .get("/audit")
          .then()
          .statusCode(200)
          .body("items[0].after.email", equalTo(admin));
      assertThat(server.log()).doesNotContain(SECRET);
    }
  }
}
