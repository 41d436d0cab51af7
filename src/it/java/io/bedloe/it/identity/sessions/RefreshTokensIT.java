package io.bedloe.it.identity.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.As;
import io.bedloe.it.AtOnce;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests the rotation of refresh tokens and the detection of their reuse (RFC 9700, 4.14). */
@IntegrationTest
class RefreshTokensIT {

  private final TestAccount account = TestAccount.with("user");

  /** Moves the first use of the token back by 11 seconds, so that the grace period is over. */
  private void usedLongAgo() {
    Database.shared()
        .execute(
            """
            UPDATE refresh_tokens SET used_at = used_at - interval '11 seconds'
            WHERE session_id IN (SELECT id FROM sessions WHERE user_id = ?)""",
            UUID.fromString(account.id()));
  }

  @Test
  void aRefreshTokenGetsNewTokensAndAnother() {
    var first = OpenedSession.signIn(account);
    var second = OpenedSession.of(first.refreshed());
    assertThat(second.refresh()).isNotEqualTo(first.refresh());
    second.me().then().statusCode(200);
    OpenedSession.of(second.refreshed()).me().then().statusCode(200);
  }

  @Test
  void concurrentRefreshesGetTheSameNextToken() throws Exception {
    var first = OpenedSession.signIn(account);
    var answers = AtOnce.all(20, i -> first.refreshed());
    assertThat(answers).extracting(Response::statusCode).containsOnly(200);
    var next = new HashSet<String>();
    answers.forEach(answer -> next.add(answer.path("refreshToken")));
    assertThat(next).hasSize(1);
    assertThat(
            Database.shared()
                .number(
                    """
                    SELECT count(*) FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id
                    WHERE s.user_id = ?""",
                    UUID.fromString(account.id())))
        .isEqualTo(2);
  }

  @Test
  void aTokenThatIsUsedAfterTheGraceEndsTheSessionAndAllItsTokens() {
    var first = OpenedSession.signIn(account);
    var second = OpenedSession.of(first.refreshed());
    usedLongAgo();
    first
        .refreshed()
        .then()
        .statusCode(401)
        .body("type", equalTo("/problems/invalid-refresh-token"));
    second.refreshed().then().statusCode(401);
    second.me().then().statusCode(401);
    assertThat(OpenedSession.endReason(account)).isEqualTo("TOKEN_REUSED");
  }

  @Test
  void aTokenOlderThanThePreviousOneEndsTheSessionEvenWithinTheGrace() {
    var first = OpenedSession.signIn(account);
    var second = OpenedSession.of(first.refreshed());
    var third = OpenedSession.of(second.refreshed());
    first.refreshed().then().statusCode(401);
    third.refreshed().then().statusCode(401);
    assertThat(OpenedSession.endReason(account)).isEqualTo("TOKEN_REUSED");
  }

  @Test
  void anUnknownTokenAndNoneAreRefused() {
    OpenedSession.refresh("bdr_unknown").then().statusCode(401);
    Some.json(As.nobody(), Map.of())
        .post("/auth/refresh")
        .then()
        .statusCode(401)
        .body("type", equalTo("/problems/invalid-refresh-token"));
  }

  @Test
  void anExpiredRefreshTokenIsRefused() {
    var session = OpenedSession.signIn(account);
    Database.shared()
        .execute(
            """
            UPDATE refresh_tokens SET expires_at = now()
            WHERE session_id IN (SELECT id FROM sessions WHERE user_id = ?)""",
            UUID.fromString(account.id()));
    session.refreshed().then().statusCode(401);
  }
}
