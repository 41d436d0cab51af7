package io.bedloe.it.identity.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bedloe.it.As;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Mailbox;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@IntegrationTest
class SecurityEventsIT {

  private static final String PASSWORD = "bedloe-dev-password";

  private final TestAccount account = TestAccount.with("user");

  private static Response post(String path, Map<String, ?> body) {
    return Some.json(As.nobody(), body).post("/auth/" + path);
  }

  private Response signIn(String password) {
    return post("login", Map.of("email", account.email(), "password", password));
  }

  private static long count(String event) {
    return As.admin()
        .get("/security-events")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getLong("events.find { it.event == '%s' }.count".formatted(event));
  }

  private void awaitAuditRow(String event, String reason) {
    await("the security event is in the audit trail")
        .untilAsserted(
            () ->
                assertThat(
                        Database.shared()
                            .number(
                                """
                                SELECT count(*) FROM audit_log
                                WHERE action = ? AND subject_type = 'user' AND subject_id = ?
                                  AND after ->> 'reason' = ? AND after ->> 'source' = '127.0.0.1'
                                  AND after ->> 'requestId' IS NOT NULL""",
                                event,
                                account.id(),
                                reason))
                    .isPositive());
    assertThat(BedloeServer.shared().log())
        .contains("Security event " + event + ": source=127.0.0.1 reason=" + reason)
        .contains("account=" + account.id());
  }

  @Test
  void aWrongPasswordIsLoggedWithItsAccount() {
    signIn("a wrong password").then().statusCode(401);
    assertThat(BedloeServer.shared().log())
        .containsPattern(
            "Security event authn_login_fail: source=127.0.0.1 reason=\\S+ account="
                + account.id());
  }

  @Test
  void aThrottledSignInIsLoggedCountedAndWrittenToTheAuditTrail() {
    var before = count("authn_login_fail_max");
    await("sign-ins are delayed").until(() -> signIn("a wrong password").statusCode() == 429);
    assertThat(count("authn_login_fail_max")).isGreaterThan(before);
    awaitAuditRow("authn_login_fail_max", "sign-in-delayed");
  }

  @Test
  void aReusedRefreshTokenIsLoggedCountedAndWrittenToTheAuditTrail() {
    String token = signIn(PASSWORD).path("refreshToken");
    post("refresh", Map.of("refreshToken", token)).then().statusCode(200);
    Database.shared()
        .execute(
            """
            UPDATE refresh_tokens SET used_at = used_at - interval '11 seconds'
            WHERE session_id IN (SELECT id FROM sessions WHERE user_id = ?)""",
            UUID.fromString(account.id()));
    var before = count("authn_token_reuse");
    post("refresh", Map.of("refreshToken", token)).then().statusCode(401);
    assertThat(count("authn_token_reuse")).isGreaterThan(before);
    awaitAuditRow("authn_token_reuse", "refresh-token");
    post("refresh", Map.of("refreshToken", token)).then().statusCode(401);
    awaitAuditRow("authn_refresh_token_fail", "session-ended");
  }

  @Test
  void anUnknownRefreshTokenIsCounted() {
    var before = count("authn_refresh_token_fail");
    post("refresh", Map.of("refreshToken", "bdr_unknown")).then().statusCode(401);
    assertThat(count("authn_refresh_token_fail")).isGreaterThan(before);
  }

  @Test
  void anInvalidAccessTokenAndAnInvalidApiKeyAreCounted() {
    var tokens = count("authn_token_fail");
    var keys = count("authn_api_key_fail");
    As.bearer("no.such.token").get("/auth/me").then().statusCode(401);
    assertThat(count("authn_token_fail")).isGreaterThan(tokens);
    As.nobody().header("X-API-Key", "bdl_dev_x").get("/products").then().statusCode(401);
    As.bearer("bdl_dev_x").get("/products").then().statusCode(401);
    assertThat(count("authn_api_key_fail")).isGreaterThan(keys + 1);
  }

  @Test
  void aWrongResetTokenIsCountedAndAUsedOneIsWrittenToTheAuditTrail() {
    Mailbox.forgetTries();
    var before = count("authn_mailed_token_fail");
    reset("bdm_unknown").then().statusCode(400);
    assertThat(count("authn_mailed_token_fail")).isGreaterThan(before);

    post("forgot-password", Map.of("email", account.email())).then().statusCode(202);
    var token = Mailbox.of(account.email()).token("Reset a password");
    reset(token).then().statusCode(204);
    reset(token).then().statusCode(400);
    awaitAuditRow("authn_mailed_token_fail", "reset-password");
  }

  private static Response reset(String token) {
    return post("reset-password", Map.of("token", token, "newPassword", "zebra over the moon 9"));
  }

  @Test
  void aWrongCurrentPasswordIsWrittenToTheAuditTrail() {
    Some.json(
            account.asks(),
            Map.of("currentPassword", "a wrong password", "newPassword", "zebra over the moon 9"))
        .post("/auth/password")
        .then()
        .statusCode(403);
    awaitAuditRow("authn_reauthentication_fail", "wrong-password");
  }

  @Test
  void theCallbackOfAnUnknownProviderIsCountedAndLeavesNoAuditRow() {
    var before = count("authn_login_fail");
    var request = Some.word("callback");
    As.nobody()
        .header("X-Request-Id", request)
        .queryParam("state", "x")
        .queryParam("code", "x")
        .get("/auth/oidc/no-such-provider/callback")
        .then()
        .statusCode(400);
    assertThat(count("authn_login_fail")).isGreaterThan(before);
    assertThat(
            Database.shared()
                .number("SELECT count(*) FROM audit_log WHERE request_id = ?", request))
        .isZero();
  }

  @Test
  void onlyWhoMayReadTheAuditTrailSeesTheCounters() {
    As.user().get("/security-events").then().statusCode(403);
    As.nobody().get("/security-events").then().statusCode(401);
  }
}
