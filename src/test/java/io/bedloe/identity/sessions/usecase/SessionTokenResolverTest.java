package io.bedloe.identity.sessions.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.identity.roles.AccessChanged;
import io.bedloe.identity.roles.RoleId;
import io.bedloe.identity.roles.Roles.RoleTerms;
import io.bedloe.identity.sessions.EndReason;
import io.bedloe.identity.sessions.SignedIn;
import io.bedloe.identity.sessions.model.Impersonation;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.CallerResolver.Resolution;
import io.bedloe.platform.security.SentCredentials;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The caller of an access token: which permissions it has, and when it is refused. */
class SessionTokenResolverTest {

  private final SessionFixture at = new SessionFixture();
  private final LiveSessions live = new LiveSessions(at.sessions, at.clock);
  private final VerifyAccessToken verify = new VerifyAccessToken(at.keys, at.settings, at.clock);
  private final SessionTokenResolver resolver = new SessionTokenResolver(verify, live, at.roles);
  private final RoleId reader =
      at.roles.put("reader", false, List.of(), Permission.CATALOG_READ, Permission.KEYS_OWN);
  private final AccountId jane = at.users.put("jane@bedloe.example", "hash", "reader");
  private final SignedIn in = at.signIn(jane);

  private Resolution resolve(@Nullable String token) {
    return resolver.resolve(new SentCredentials(token, null, "192.0.2.7"));
  }

  private Caller caller(SignedIn signedIn) {
    return resolve(signedIn.access().text()).caller().orElseThrow();
  }

  private void somethingChanged() {
    live.evict(new AccessChanged());
  }

  private void nobody(String token) {
    var resolution = resolve(token);
    assertThat(resolution.isFinal()).isTrue();
    assertThat(resolution.caller()).isEmpty();
  }

  @Test
  void theCallerHasThePermissionsOfTheAccountsRolesAndTheOwnAccount() {
    var caller = caller(in);
    assertThat(caller.id()).isEqualTo(jane);
    assertThat(caller.name()).isEqualTo("jane@bedloe.example");
    assertThat(caller.roles()).containsExactly("reader");
    assertThat(caller.sessionId()).isEqualTo(in.session());
    assertThat(caller.permissions())
        .containsExactlyInAnyOrder(
            Permission.CATALOG_READ,
            Permission.KEYS_OWN,
            Permission.ACCOUNT_OWN,
            Permission.ACCOUNT_SECURE);
  }

  @Test
  void rolesThatWereTakenAwayAreGoneAlthoughTheTokenNamesThem() {
    at.users.giveRoles(jane);
    somethingChanged();
    assertThat(caller(in).permissions())
        .containsExactlyInAnyOrder(Permission.ACCOUNT_OWN, Permission.ACCOUNT_SECURE);
  }

  @Test
  void theTokenOfAnEndedSessionIsRefused() {
    at.sessions.end(in.session(), jane, EndReason.REVOKED, at.clock.instant());
    somethingChanged();
    nobody(in.access().text());
  }

  @Test
  void aTokenThatNamesTheSessionOfAnotherAccountIsRefused() {
    var john = at.users.put("john@bedloe.example", "hash", "reader");
    nobody(at.tokens.issue(at.account(john), in.session()).text());
  }

  @Test
  void theTokenOfADisabledAccountIsRefused() {
    at.users.disable(jane);
    somethingChanged();
    nobody(in.access().text());
  }

  @Test
  void theStateOfASessionIsReadOnceUntilSomethingChanges() {
    var unused = List.of(caller(in), caller(in));
    assertThat(at.sessions.reads()).isEqualTo(1);
    somethingChanged();
    caller(in);
    assertThat(at.sessions.reads()).isEqualTo(2);
  }

  @Test
  void anotherTokenOrNoneIsNotRecognised() {
    assertThat(resolve(null).isFinal()).isFalse();
    assertThat(resolve("something else").isFinal()).isFalse();
    assertThat(resolve(in.access().text() + "x").isFinal()).isFalse();
  }

  @Test
  void anExpiredTokenIsNotRecognisedAlthoughItsSignatureWasVerifiedBefore() {
    caller(in);
    at.clock.pass(Duration.ofMinutes(15).plusSeconds(11));
    assertThat(resolve(in.access().text()).isFinal()).isFalse();
  }

  @Test
  void theTokensOfAWithdrawnKeyAreNotRecognisedAlthoughTheyWereVerifiedBefore() {
    caller(in);
    at.keys.withdrawAllBut(at.keys.add(at.clock.instant()).kid());
    at.keys.readAgain();
    assertThat(resolve(in.access().text()).isFinal()).isFalse();
    assertThat(caller(at.signIn(jane)).id()).isEqualTo(jane);
  }

  @Test
  void aSessionOnlyHasTheOwnPermissionsUntilTheSecondFactorIsProved() {
    at.sessions.requireSecondFactorOf(jane);
    var caller = caller(in);
    assertThat(caller.credential().lacksSecondFactor()).isTrue();
    assertThat(caller.permissions())
        .containsExactlyInAnyOrder(Permission.ACCOUNT_OWN, Permission.ACCOUNT_SECURE);
    at.sessions.showedSecondFactor(in.session(), at.clock.instant());
    somethingChanged();
    assertThat(caller(in).credential().lacksSecondFactor()).isFalse();
    assertThat(caller(in).may(Permission.CATALOG_READ)).isTrue();
  }

  @Test
  void aRoleThatRequiresASecondFactorGivesNothingWithoutOne() {
    at.roles.change(reader, new RoleTerms("reader", "", List.of("catalog:read"), List.of(), true));
    assertThat(caller(in).credential().lacksSecondFactor()).isTrue();
    assertThat(caller(in).may(Permission.CATALOG_READ)).isFalse();
  }

  /** An account with all permissions acts as Jane. */
  private SignedIn impersonated(Permission... permissions) {
    at.roles.put("helper", false, List.of(), permissions);
    var helper = at.users.put("help@bedloe.example", "hash", "helper");
    var session =
        at.sessions.open(
            jane,
            new Impersonation(helper, at.signIn(helper).session(), "Case 4711"),
            SessionFixture.ORIGIN,
            at.clock.instant(),
            at.clock.instant().plus(Duration.ofMinutes(15)));
    var access = at.tokens.issue(at.account(jane), session, helper, Duration.ofMinutes(15));
    return new SignedIn(at.account(jane), session, access, in.refresh());
  }

  @Test
  void anImpersonatorHasThePermissionsThatBothHaveExceptThoseThatWouldOutlastIt() {
    var caller = caller(impersonated(Permission.values()));
    assertThat(caller.id()).isEqualTo(jane);
    assertThat(caller.impersonatorId()).isNotNull().isNotEqualTo(jane);
    assertThat(caller.permissions())
        .containsExactlyInAnyOrder(Permission.CATALOG_READ, Permission.ACCOUNT_OWN);
  }

  @Test
  void anImpersonatorGainsNothingThatItsOwnRolesDoNotAllow() {
    var caller = caller(impersonated(Permission.USERS_IMPERSONATE));
    assertThat(caller.permissions()).isEqualTo(EnumSet.of(Permission.ACCOUNT_OWN));
  }

  @Test
  void anImpersonationEndsWhenItsPermissionIsTakenAway() {
    nobody(impersonated(Permission.CATALOG_READ).access().text());
  }

  @Test
  void theSecondFactorOfTheAccountIsNotAskedOfAnImpersonator() {
    at.sessions.requireSecondFactorOf(jane);
    assertThat(caller(impersonated(Permission.values())).may(Permission.CATALOG_READ)).isTrue();
  }

  @Test
  void theSecondFactorThatARoleRequiresIsAskedOfAnImpersonatorToo() {
    at.roles.change(reader, new RoleTerms("reader", "", List.of("catalog:read"), List.of(), true));
    var caller = caller(impersonated(Permission.values()));
    assertThat(caller.credential().lacksSecondFactor()).isTrue();
    assertThat(caller.may(Permission.CATALOG_READ)).isFalse();
  }

  @Test
  void theCurrentStateOfACallerIsThatOfItsSession() {
    var before = caller(in);
    at.users.giveRoles(jane);
    somethingChanged();
    assertThat(resolver.current(before).orElseThrow().may(Permission.CATALOG_READ)).isFalse();
    at.users.disable(jane);
    somethingChanged();
    assertThat(resolver.current(before)).isEmpty();
    assertThat(resolver.hasResolved(before)).isTrue();
    assertThat(resolver.hasResolved(Caller.SYSTEM)).isFalse();
    assertThat(resolver.current(Caller.SYSTEM)).isEmpty();
  }

  @Test
  void theSameCallerIsReturnedWhileNothingChanges() {
    assertThat(caller(in)).isSameAs(caller(in));
  }

  @Test
  void rolesOfTheAccountThatChangeAfterTheFirstRequestAreSeenByTheNext() {
    assertThat(caller(in).may(Permission.CATALOG_READ)).isTrue();
    at.users.giveRoles(jane);
    somethingChanged();
    assertThat(caller(in).roles()).isEmpty();
    assertThat(caller(in).may(Permission.CATALOG_READ)).isFalse();
  }

  @Test
  void permissionsOfARoleThatChangeAfterTheFirstRequestAreSeenByTheNext() {
    assertThat(caller(in).may(Permission.CATALOG_READ)).isTrue();
    at.roles.change(reader, new RoleTerms("reader", "", List.of("keys:own"), List.of(), false));
    assertThat(caller(in).may(Permission.CATALOG_READ)).isFalse();
    assertThat(caller(in).may(Permission.KEYS_OWN)).isTrue();
  }

  @Test
  void aSecondFactorThatIsSetUpAndThenProvedIsSeenByTheNextRequest() {
    assertThat(caller(in).credential().lacksSecondFactor()).isFalse();
    at.sessions.requireSecondFactorOf(jane);
    somethingChanged();
    assertThat(caller(in).credential().lacksSecondFactor()).isTrue();
    assertThat(caller(in).may(Permission.CATALOG_READ)).isFalse();
    at.sessions.showedSecondFactor(in.session(), at.clock.instant());
    somethingChanged();
    assertThat(caller(in).credential().lacksSecondFactor()).isFalse();
  }

  @Test
  void sessionsOfOneAccountAreDifferentCallers() {
    var elsewhere = at.signIn(jane);
    assertThat(caller(in).sessionId()).isEqualTo(in.session());
    assertThat(caller(elsewhere).sessionId()).isEqualTo(elsewhere.session());
    assertThat(caller(in).sessionId()).isEqualTo(in.session());
  }

  @Test
  void anAccountThatIsDisabledAfterTheFirstRequestIsRefused() {
    caller(in);
    at.users.disable(jane);
    somethingChanged();
    nobody(in.access().text());
  }

  @Test
  void theOwnSessionAndAnImpersonationOfTheSameAccountAreDifferentCallers() {
    var own = caller(in);
    var impersonated = caller(impersonated(Permission.values()));
    assertThat(own.impersonatorId()).isNull();
    assertThat(impersonated.impersonatorId()).isNotNull();
    assertThat(caller(in)).isEqualTo(own);
  }

  @Test
  void rolesOfTheImpersonatorThatChangeAfterTheFirstRequestAreSeenByTheNext() {
    var impersonated = impersonated(Permission.CATALOG_READ, Permission.USERS_IMPERSONATE);
    var helper = Objects.requireNonNull(caller(impersonated).impersonatorId());
    assertThat(caller(impersonated).may(Permission.CATALOG_READ)).isTrue();
    at.roles.put("impersonator", false, List.of(), Permission.USERS_IMPERSONATE);
    caller(impersonated);
    at.users.giveRoles(helper, "impersonator");
    somethingChanged();
    assertThat(caller(impersonated).may(Permission.CATALOG_READ)).isFalse();
    at.users.giveRoles(helper);
    somethingChanged();
    nobody(impersonated.access().text());
  }
}
