package io.bedloe.identity.sessions.usecase;

import static io.bedloe.fakes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeEvents;
import io.bedloe.identity.accounts.AccountAdministration;
import io.bedloe.identity.accounts.AccountDisabled;
import io.bedloe.identity.accounts.AccountErased;
import io.bedloe.identity.accounts.PasswordChanged;
import io.bedloe.identity.accounts.PasswordReset;
import io.bedloe.identity.accounts.usecase.ManageUsers;
import io.bedloe.identity.mfa.SecondFactorRemoved;
import io.bedloe.identity.roles.OwnRights;
import io.bedloe.identity.roles.RoleRule;
import io.bedloe.identity.sessions.AccessRevoked;
import io.bedloe.identity.sessions.EndReason;
import io.bedloe.identity.sessions.RefreshToken;
import io.bedloe.identity.sessions.SessionRule;
import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.RequestRule;
import io.bedloe.kernel.SessionId;
import io.bedloe.kernel.Version;
import io.bedloe.platform.security.RequestOrigin;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who ends which sessions, and what ends them. */
class EndingSessionsTest {

  private static final Version OTHER = new Version(false, Set.of(7L));

  private final SessionFixture at = new SessionFixture();
  private final FollowAccountChanges follow = new FollowAccountChanges(at.sessions, at.end);
  private final AccountId jane = at.users.put("jane@bedloe.example", "hash", "reader");
  private final AccountId john = at.users.put("john@bedloe.example", "hash", "admin");
  private final SessionId first = at.signIn(jane).session();
  private final SessionId second = at.signIn(jane).session();
  private final SessionId johns = at.signIn(john).session();

  private EndSessionsOfOthers others() {
    at.roles.put("reader", false, List.of(), Permission.CATALOG_READ);
    at.roles.put("admin", true, List.of(), Permission.values());
    var rights = new OwnRights(at.roles);
    var manage =
        new ManageUsers(
            at.users, rights, at.recent, at.limiter, new FakeEvents<Object>(), at.trail, at.clock);
    return new EndSessionsOfOthers(at.end, new AccountAdministration(manage, rights), at.trail);
  }

  private List<EndReason> reasons() {
    return List.of(first, second).stream()
        .flatMap(id -> Optional.ofNullable(at.sessions.get(id).ended()).stream())
        .toList();
  }

  private void assertJohnsSessionIsRunning() {
    assertThat(at.sessions.runningOf(john)).containsExactly(johns);
  }

  @Test
  void anEndedSessionIsAuditedWithItsReason() {
    assertThat(at.end.end(first, jane, EndReason.SIGNED_OUT)).isTrue();
    var entry = at.trail.entries().get(3);
    assertThat(entry.action()).isEqualTo("session.ended");
    assertThat(entry.after()).isEqualTo(Map.of("reason", EndReason.SIGNED_OUT));
    assertThat(at.changed.fired()).hasSize(1);
  }

  @Test
  void aSessionThatHasEndedOrIsOfAnotherAccountIsNotEnded() {
    at.end.end(first, jane, EndReason.SIGNED_OUT);
    int entries = at.trail.entries().size();
    assertThat(at.end.end(first, jane, EndReason.REVOKED)).isFalse();
    assertThat(at.end.end(second, john, EndReason.REVOKED)).isFalse();
    assertThat(at.sessions.get(first).ended()).isEqualTo(EndReason.SIGNED_OUT);
    assertThat(at.trail.entries()).hasSize(entries);
  }

  @Test
  void onlyOtherSessionsNeedARecentAuthenticationToBeEnded() {
    var caller = at.caller(jane, first);
    at.clock.pass(Duration.ofMinutes(6));
    assertRefused(AccessRule.INSUFFICIENT_USER_AUTHENTICATION, () -> at.end.endOwn(second, caller));
    assertRefused(AccessRule.INSUFFICIENT_USER_AUTHENTICATION, () -> at.end.allOwn(caller));
    assertThat(at.sessions.runningOf(jane)).containsExactly(first, second);
    assertThat(at.end.endOwn(first, caller)).isTrue();
  }

  @Test
  void allOwnSessionsEndAfterARecentProof() {
    at.clock.pass(Duration.ofMinutes(5));
    at.end.allOwn(at.caller(jane, first));
    assertThat(reasons()).containsExactly(EndReason.SIGNED_OUT, EndReason.SIGNED_OUT);
    assertThat(at.trail.actions()).endsWith("session.ended", "session.ended");
    assertThat(at.trail.entries().get(4).after()).isEqualTo(Map.of("reason", EndReason.SIGNED_OUT));
    assertThat(at.changed.fired()).as("caches of the sessions are evicted").hasSize(1);
    assertJohnsSessionIsRunning();
  }

  @Test
  void aProofIsRecentWhenItHasBothFactorsOfTheAccount() {
    at.sessions.requireSecondFactorOf(jane);
    var caller = at.caller(jane, first);
    assertRefused(
        AccessRule.INSUFFICIENT_USER_AUTHENTICATION, () -> at.recent.mustBeRecent(caller));
    at.sessions.showedSecondFactor(first, at.clock.instant());
    at.recent.mustBeRecent(caller);
    at.clock.pass(Duration.ofMinutes(5).plusMillis(1));
    at.sessions.showedPassword(first, at.clock.instant());
    var refusal =
        assertRefused(
            AccessRule.INSUFFICIENT_USER_AUTHENTICATION, () -> at.recent.mustBeRecent(caller));
    assertThat(refusal.extensions()).containsEntry("maxAge", 300L);
  }

  @Test
  void aSessionThatHasEndedIsNoRecentProofForLastingEffects() {
    var caller = at.caller(jane, first);
    at.recent.mustBeRecentAndStay(caller);
    at.clock.pass(Duration.ofMinutes(6));
    assertRefused(
        AccessRule.INSUFFICIENT_USER_AUTHENTICATION, () -> at.recent.mustBeRecentAndStay(caller));
    at.sessions.showedPassword(first, at.clock.instant());
    at.end.end(first, jane, EndReason.REVOKED);
    assertRefused(
        AccessRule.INSUFFICIENT_USER_AUTHENTICATION, () -> at.recent.mustBeRecentAndStay(caller));
  }

  @Test
  void theFormerSessionOfABrowserEndsWhenItSignsInAgainAsAnybody() {
    at.end.replaced(first, johns);
    assertThat(at.sessions.get(first).ended()).isEqualTo(EndReason.REPLACED);
    at.end.replaced(johns, johns);
    assertJohnsSessionIsRunning();
    at.end.replaced(new SessionId(new UUID(0, 99)), johns);
    assertJohnsSessionIsRunning();
  }

  @Test
  void theFormerSessionOfABrowserIsFoundByTheRefreshTokenThatItKept() {
    var former = at.signIn(jane);
    assertThat(at.end.runningSessionOf(former.refresh())).contains(former.session());
    at.end.replaced(former.refresh(), johns);
    assertThat(at.sessions.get(former.session()).ended()).isEqualTo(EndReason.REPLACED);
    assertThat(at.end.runningSessionOf(former.refresh())).isEmpty();
    assertThat(at.end.runningSessionOf(RefreshToken.first(at.random))).isEmpty();
  }

  @Test
  void anAdministratorEndsASessionOrAllOfAnAccountWithNoMoreRights() {
    var clerk = at.caller(john, johns, Permission.CATALOG_READ);
    others().end(first, clerk);
    assertThat(reasons()).containsExactly(EndReason.REVOKED);
    others().endAll(jane, null, clerk);
    assertThat(reasons()).containsExactly(EndReason.REVOKED, EndReason.REVOKED);
    assertThat(at.trail.actions()).endsWith("session.ended", "user.signed-out");
    assertJohnsSessionIsRunning();
  }

  @Test
  void nobodyEndsSessionsOfAnAccountWithMoreRights() {
    var clerk = at.caller(jane, first, Permission.CATALOG_READ);
    assertRefused(RoleRule.EXCEEDS_OWN_RIGHTS, () -> others().endAll(john, null, clerk));
    assertRefused(RoleRule.EXCEEDS_OWN_RIGHTS, () -> others().end(johns, clerk));
    assertJohnsSessionIsRunning();
  }

  @Test
  void sessionsThatAreUnknownOrEndedOrSeenInAnOldVersionAreNotEnded() {
    var clerk = at.caller(john, johns, Permission.CATALOG_READ);
    at.end.end(first, jane, EndReason.SIGNED_OUT);
    assertRefused(
        SessionRule.SESSION_NOT_FOUND, () -> others().end(new SessionId(new UUID(0, 99)), clerk));
    assertRefused(SessionRule.SESSION_NOT_FOUND, () -> others().end(first, clerk));
    assertRefused(RequestRule.STALE_VERSION, () -> others().endAll(jane, OTHER, clerk));
    assertThat(at.sessions.runningOf(jane)).containsExactly(second);
  }

  @Test
  void theSessionsOfADisabledAccountEnd() {
    follow.disabled(new AccountDisabled(jane));
    assertThat(reasons()).containsExactly(EndReason.ACCOUNT_CLOSED, EndReason.ACCOUNT_CLOSED);
    assertThat(at.revoked.fired()).isEmpty();
    assertJohnsSessionIsRunning();
  }

  @Test
  void erasingAnAccountEndsItsSessionsErasesTheirOriginsAndRevokesItsKeys() {
    follow.erased(new AccountErased(jane));
    assertThat(reasons()).containsExactly(EndReason.ACCOUNT_CLOSED, EndReason.ACCOUNT_CLOSED);
    assertThat(at.sessions.get(first).origin()).isEqualTo(new RequestOrigin("", ""));
    assertThat(at.revoked.fired()).containsExactly(new AccessRevoked(jane));
    assertJohnsSessionIsRunning();
  }

  @Test
  void aChangedPasswordEndsAllSessionsExceptTheOneThatChangedIt() {
    follow.passwordChanged(new PasswordChanged(jane, second));
    assertThat(at.sessions.get(first).ended()).isEqualTo(EndReason.PASSWORD_CHANGED);
    assertThat(at.sessions.runningOf(jane)).containsExactly(second);
    assertThat(at.revoked.fired()).isEmpty();
  }

  @Test
  void aResetPasswordEndsAllSessionsAndRevokesTheKeys() {
    follow.passwordReset(new PasswordReset(jane));
    assertThat(reasons()).containsExactly(EndReason.PASSWORD_CHANGED, EndReason.PASSWORD_CHANGED);
    assertThat(at.revoked.fired()).containsExactly(new AccessRevoked(jane));
  }

  @Test
  void aRemovedSecondFactorEndsTheOtherSessionsAndItsProofNoLongerCounts() {
    at.sessions.showedSecondFactor(second, at.clock.instant());
    follow.secondFactorRemoved(new SecondFactorRemoved(jane, second));
    assertThat(at.sessions.runningOf(jane)).containsExactly(second);
    assertThat(at.sessions.get(second).secondFactorAt()).isNull();
    assertThat(at.sessions.get(first).ended()).isEqualTo(EndReason.SECOND_FACTOR_CHANGED);
  }
}
