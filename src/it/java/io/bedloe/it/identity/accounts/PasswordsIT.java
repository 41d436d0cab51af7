package io.bedloe.it.identity.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.As;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.Test;

@IntegrationTest
class PasswordsIT {

  private static final String OLD = "bedloe-dev-password";
  private static final String NEW = "another long password";

  private final TestAccount account = TestAccount.with("user");

  private Response signIn(String password) {
    return Some.json(As.nobody(), Map.of("email", account.email(), "password", password))
        .post("/auth/login");
  }

  private static Response change(String token, String current, String wanted) {
    return Some.json(As.bearer(token), Map.of("currentPassword", current, "newPassword", wanted))
        .post("/auth/password");
  }

  private String hash() {
    return Database.shared()
        .list(
            row -> row.getString(1),
            "SELECT password_hash FROM users WHERE id = ?",
            UUID.fromString(account.id()))
        .get(0);
  }

  @Test
  void aPasswordChangeEndsAllOtherSessions() {
    String here = signIn(OLD).path("accessToken");
    var elsewhere = signIn(OLD);
    change(here, OLD, NEW).then().statusCode(204);
    As.bearer(here).get("/auth/me").then().statusCode(200);
    As.bearer(elsewhere.path("accessToken")).get("/auth/me").then().statusCode(401);
    Some.json(As.nobody(), Map.of("refreshToken", elsewhere.<String>path("refreshToken")))
        .post("/auth/refresh")
        .then()
        .statusCode(401);
    signIn(OLD).then().statusCode(401);
    signIn(NEW).then().statusCode(200);
  }

  @Test
  void aWrongCurrentPasswordIsRefusedAndGuessingIsDelayed() {
    String token = signIn(OLD).path("accessToken");
    for (int i = 0; i < 5; i++) {
      change(token, "a wrong password", NEW)
          .then()
          .statusCode(403)
          .body("type", equalTo("/problems/wrong-password"));
    }
    change(token, OLD, NEW).then().statusCode(429);
  }

  @Test
  void anInvalidNewPasswordIsRefusedWithoutRepeatingIt() {
    String token = signIn(OLD).path("accessToken");
    for (var wrong : List.of("elevenchars", "passwordpassword", "x".repeat(200))) {
      var refused = change(token, OLD, wrong);
      refused
          .then()
          .statusCode(400)
          .body("type", equalTo("/problems/invalid-password"))
          .body("errors[0].pointer", equalTo("/newPassword"));
      assertThat(refused.asString()).doesNotContain(wrong);
    }
    signIn(OLD).then().statusCode(200);
  }

  @Test
  void aBcryptHashIsAcceptedAndReplacedAtSignIn() {
    var bcrypt =
        OpenBSDBCrypt.generate(
            "2b",
            OLD.getBytes(StandardCharsets.UTF_8),
            "sixteen bytes...".getBytes(StandardCharsets.UTF_8),
            5);
    Database.shared()
        .execute(
            "UPDATE users SET password_hash = ? WHERE id = ?",
            bcrypt,
            UUID.fromString(account.id()));
    signIn("a wrong password").then().statusCode(401);
    assertThat(hash()).isEqualTo(bcrypt);
    signIn(OLD).then().statusCode(200);
    assertThat(hash()).startsWith("$argon2id$v=19$m=47104,");
    signIn(OLD).then().statusCode(200);
  }
}
