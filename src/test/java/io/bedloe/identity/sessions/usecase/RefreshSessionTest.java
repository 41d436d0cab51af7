package io.bedloe.identity.sessions.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeSecurityEvents.Recorded;
import io.bedloe.identity.sessions.EndReason;
import io.bedloe.identity.sessions.RefreshToken;
import io.bedloe.identity.sessions.SignedIn;
import io.bedloe.kernel.AccountId;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.securityevents.SecurityEvent;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefreshSessionTest {

  private static final String ADDRESS = "192.0.2.7";

  private final SessionFixture at = new SessionFixture();
  private final RefreshSession refresh =
      new RefreshSession(
          new RefreshTokens(at.sessions, Keyring.of("a secret of a test, long enough")),
          at.end,
          at.accounts,
          at.tokens,
          at.settings,
          at.clock,
          new RefreshRecord(at.events, at.trail));
  private final AccountId jane = at.users.put("jane@bedloe.example", "hash", "user");
  private final SignedIn in = at.signIn(jane);

  private Optional<SignedIn> refresh(RefreshToken token) {
    return refresh.refresh(token, ADDRESS);
  }

  private void refused(RefreshToken token, Recorded event) {
    assertThat(refresh(token)).isEmpty();
    assertThat(at.events.events()).containsExactly(event);
    assertThat(at.trail.actions()).doesNotContain("session.refreshed");
  }

  @Test
  void theFirstUseReturnsAnotherTokenOfTheSameSession() {
    var next = refresh(in.refresh()).orElseThrow();
    assertThat(next.session()).isEqualTo(in.session());
    assertThat(next.account().id()).isEqualTo(jane);
    assertThat(next.refresh()).isNotEqualTo(in.refresh());
    assertThat(at.trail.actions()).containsExactly("sign-in.succeeded", "session.refreshed");
    assertThat(at.events.events()).isEmpty();
  }

  @Test
  void theNextTokenExpiresAfterSevenDaysWithoutUse() {
    at.clock.pass(Duration.ofDays(6));
    var next = refresh(in.refresh()).orElseThrow();
    assertThat(at.sessions.stored(next.refresh()).orElseThrow().expiresAt())
        .isEqualTo(at.clock.instant().plus(Duration.ofDays(7)));
  }

  @Test
  void aSecondUseWithinTheGraceReturnsTheSameNextToken() {
    var first = refresh(in.refresh()).orElseThrow();
    at.clock.pass(Duration.ofSeconds(10));
    var second = refresh(in.refresh()).orElseThrow();
    assertThat(second.refresh()).isEqualTo(first.refresh());
    assertThat(second.session()).isEqualTo(first.session());
    assertThat(at.sessions.runningOf(jane)).containsExactly(in.session());
    assertThat(at.trail.actions())
        .containsExactly("sign-in.succeeded", "session.refreshed", "session.refreshed");
  }

  @Test
  void aSecondUseAfterTheGraceEndsTheSession() {
    var next = refresh(in.refresh()).orElseThrow();
    at.clock.pass(Duration.ofSeconds(10).plusMillis(1));
    assertThat(refresh(in.refresh())).isEmpty();
    assertThat(at.sessions.get(in.session()).ended()).isEqualTo(EndReason.TOKEN_REUSED);
    assertThat(at.events.events())
        .containsExactly(new Recorded(SecurityEvent.AUTHN_TOKEN_REUSE, "refresh-token", jane));
    assertThat(at.changed.fired()).as("caches of the session are evicted").hasSize(1);
    assertThat(refresh(next.refresh())).as("the thief's or the owner's next token").isEmpty();
  }

  @Test
  void aSecondUseWithinTheGraceEndsTheSessionWhenTheNextTokenWasUsedToo() {
    var next = refresh(in.refresh()).orElseThrow();
    assertThat(refresh(next.refresh())).isPresent();
    assertThat(refresh(in.refresh())).isEmpty();
    assertThat(at.sessions.get(in.session()).ended()).isEqualTo(EndReason.TOKEN_REUSED);
  }

  @Test
  void anUnknownTokenIsRefusedWithoutAnAccount() {
    refused(
        RefreshToken.first(at.random),
        new Recorded(SecurityEvent.AUTHN_REFRESH_TOKEN_FAIL, "unknown-token", null));
    assertThat(at.sessions.runningOf(jane)).containsExactly(in.session());
  }

  @Test
  void aTokenOfAnEndedSessionIsRefused() {
    at.sessions.end(in.session(), jane, EndReason.SIGNED_OUT, at.clock.instant());
    refused(
        in.refresh(), new Recorded(SecurityEvent.AUTHN_REFRESH_TOKEN_FAIL, "session-ended", jane));
  }

  @Test
  void aTokenThatWasIdleForSevenDaysIsRefused() {
    at.clock.pass(Duration.ofDays(7));
    refused(
        in.refresh(), new Recorded(SecurityEvent.AUTHN_REFRESH_TOKEN_FAIL, "token-expired", jane));
  }

  @Test
  void aTokenIsAcceptedUntilItExpires() {
    at.clock.pass(Duration.ofDays(7).minusMillis(1));
    assertThat(refresh(in.refresh())).isPresent();
  }

  @Test
  void aDisabledAccountGetsNoNextTokens() {
    at.users.disable(jane);
    assertThat(refresh(in.refresh())).isEmpty();
  }
}
