package io.bedloe.it.identity.mfa;

import static io.bedloe.it.Authenticator.assertWrongCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.bedloe.it.As;
import io.bedloe.it.AtOnce;
import io.bedloe.it.Authenticator;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the second factor: accounts can enable and remove it, and a code is accepted only once. */
@IntegrationTest
class SecondFactorIT {

  private final TestAccount account = TestAccount.with("user");

  @Test
  void fromItsConfirmationOnTheCodeIsAskedForAfterTheRightPassword() {
    var token = Authenticator.token(account);
    var app = Authenticator.of(account);
    As.bearer(token).get("/auth/me").then().statusCode(401);
    As.bearer(app.accessToken())
        .get("/auth/second-factor")
        .then()
        .body("active", equalTo(true))
        .body("recoveryCodesLeft", equalTo(10));
    Authenticator.signIn(account, null)
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", notNullValue())
        .body("type", endsWith("/second-factor-required"));
    Authenticator.signIn(account, app.code())
        .then()
        .statusCode(200)
        .body("accessToken", notNullValue());
    Some.json(As.nobody(), Map.of("email", account.email(), "password", "wrong", "code", "123456"))
        .post("/auth/login")
        .then()
        .statusCode(401)
        .body("type", endsWith("/wrong-credentials"));
  }

  @Test
  void anUnconfirmedFactorIsNotRequiredAtSignIn() {
    var token = Authenticator.token(account);
    Authenticator.begin(token, "anything-else-entirely")
        .then()
        .statusCode(403)
        .body("type", endsWith("/wrong-password"));
    Authenticator.begin(token, null).then().statusCode(403);
    var key = Authenticator.begun(token);
    Authenticator.confirm(
            token, "000000".equals(Authenticator.codeOf(key, Instant.now())) ? "1" : "000000")
        .then()
        .statusCode(403)
        .body("type", endsWith("/second-factor-invalid"));
    Authenticator.signIn(account, null).then().statusCode(200);
    As.bearer(token).get("/auth/second-factor").then().body("active", equalTo(false));
    Authenticator.show(token, "123456")
        .then()
        .statusCode(409)
        .body("type", endsWith("/second-factor-not-active"));
  }

  @Test
  void aNewSecretReplacesOnlyAnUnconfirmedFactor() {
    var token = Authenticator.token(account);
    var first = Authenticator.begun(token);
    var second = Authenticator.begun(token);
    Authenticator.confirm(token, Authenticator.codeOf(first, Instant.now())).then().statusCode(403);
    var confirmed = Authenticator.confirm(token, Authenticator.codeOf(second, Instant.now()));
    confirmed.then().statusCode(200).body("recoveryCodes", hasSize(10));
    String next = confirmed.path("tokens.accessToken");
    Authenticator.begin(next, "bedloe-dev-password")
        .then()
        .statusCode(409)
        .body("type", endsWith("/second-factor-active"));
    Authenticator.confirm(next, Authenticator.codeOf(second, Instant.now())).then().statusCode(409);
  }

  @Test
  void aCodeIsTakenOnceAlsoByManyAtOnce() throws Exception {
    var app = Authenticator.of(account);
    var code = app.code();
    var answers = AtOnce.all(8, i -> Authenticator.signIn(account, code).statusCode());
    assertThat(answers).containsOnlyOnce(200);
    assertThat(new HashSet<>(answers)).isSubsetOf(200, 401, 429);
  }

  @Test
  void aCodeOfAnotherTimeIsWrong() {
    var app = Authenticator.of(account);
    app.code();
    assertWrongCode(Authenticator.signIn(account, app.codeOf(Instant.now().minusSeconds(120))));
    assertWrongCode(Authenticator.signIn(account, app.codeOf(Instant.now().plusSeconds(120))));
  }

  @Test
  void aRecoveryCodeIsAcceptedOnce() {
    var app = Authenticator.of(account);
    var code = app.recoveryCodes().get(0);
    Authenticator.signIn(account, code).then().statusCode(200);
    assertWrongCode(Authenticator.signIn(account, code));
    As.bearer(app.accessToken())
        .get("/auth/second-factor")
        .then()
        .body("recoveryCodesLeft", equalTo(9));
    List<String> renewed =
        Some.json(As.bearer(app.accessToken()), Map.of("code", app.code()))
            .post("/auth/second-factor/recovery-codes")
            .then()
            .statusCode(200)
            .extract()
            .path("recoveryCodes");
    assertWrongCode(Authenticator.signIn(account, app.recoveryCodes().get(1)));
    Authenticator.signIn(account, renewed.get(0)).then().statusCode(200);
  }

  @Test
  void itIsRemovedWithACodeAndTheOtherSessionsEnd() {
    var app = Authenticator.of(account);
    String other = Authenticator.signIn(account, app.code()).path("accessToken");
    Some.json(As.bearer(app.accessToken()), Map.of("code", "nothing"))
        .post("/auth/second-factor/remove")
        .then()
        .statusCode(403);
    Some.json(As.bearer(app.accessToken()), Map.of("code", app.code()))
        .post("/auth/second-factor/remove")
        .then()
        .statusCode(204);
    As.bearer(other).get("/auth/me").then().statusCode(401);
    As.bearer(app.accessToken()).get("/auth/me").then().statusCode(200);
    Authenticator.signIn(account, null).then().statusCode(200);
    As.admin()
        .queryParam("subjectId", account.id())
        .get("/audit")
        .then()
        .body(
            "items.action",
            hasItems(
                "second-factor.tried",
                "second-factor.begun",
                "second-factor.confirmed",
                "second-factor.removed"));
  }

  @Test
  void whoConfirmsItGetsNewTokensAndTheFormerOnesAreRefused() {
    var signedIn = Authenticator.signIn(account, null);
    String former = signedIn.path("accessToken");
    var key = Authenticator.begun(former);
    var confirmed = Authenticator.confirm(former, Authenticator.codeOf(key, Instant.now()));
    confirmed.then().statusCode(200).body("recoveryCodes", hasSize(10));
    As.bearer(confirmed.path("tokens.accessToken")).get("/auth/me").then().statusCode(200);
    As.bearer(former).get("/auth/me").then().statusCode(401);
    Authenticator.refresh(signedIn.path("refreshToken")).then().statusCode(401);
    Authenticator.refresh(confirmed.path("tokens.refreshToken")).then().statusCode(200);
  }

  @Test
  void anAdminCanRemoveTheFactorOfAnotherAccount() {
    var app = Authenticator.of(account);
    As.manager().post("/users/" + account.id() + "/second-factor/remove").then().statusCode(403);
    As.admin().get("/users/" + account.id()).then().body("secondFactor", equalTo(true));
    As.admin()
        .post("/users/" + account.id() + "/second-factor/remove")
        .then()
        .statusCode(200)
        .body("secondFactor", equalTo(false));
    As.bearer(app.accessToken()).get("/auth/me").then().statusCode(401);
    Authenticator.signIn(account, null).then().statusCode(200);
  }

  @Test
  void nobodyTakesAwayTheirOwnWithoutACode() {
    var admin = TestAccount.with("admin");
    var app = Authenticator.of(admin);
    As.bearer(app.accessToken())
        .post("/users/" + admin.id() + "/second-factor/remove")
        .then()
        .statusCode(409)
        .body("type", endsWith("/own-account"));
  }

  @Test
  void nothingOfItIsInTheLogOrTheAuditTrail() {
    var app = Authenticator.of(account);
    var code = app.code();
    Authenticator.signIn(account, code).then().statusCode(200);
    var log = BedloeServer.shared().log();
    assertThat(log).doesNotContain(app.recoveryCodes());
    assertThat(
            Database.shared()
                .number(
                    """
                    SELECT count(*) FROM audit_log
                    WHERE subject_id = ? AND (before::text || after::text) LIKE ANY (?)""",
                    account.id(),
                    app.recoveryCodes().stream()
                        .map(one -> "%" + one + "%")
                        .toArray(String[]::new)))
        .isZero();
    assertThat(
            Database.shared()
                .number(
                    "SELECT count(*) FROM recovery_codes WHERE hash = ANY (?)",
                    (Object) app.recoveryCodes().toArray(String[]::new)))
        .isZero();
  }
}
