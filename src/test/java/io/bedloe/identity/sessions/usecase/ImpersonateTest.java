package io.bedloe.identity.sessions.usecase;

import static io.bedloe.fakes.Refusals.assertRefused;
import static io.bedloe.identity.sessions.usecase.SessionFixture.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.bedloe.fakes.FakeEvents;
import io.bedloe.identity.accounts.AccountAdministration;
import io.bedloe.identity.accounts.AccountRule;
import io.bedloe.identity.accounts.usecase.ManageUsers;
import io.bedloe.identity.roles.OwnRights;
import io.bedloe.identity.roles.RoleRule;
import io.bedloe.identity.sessions.SignedIn;
import io.bedloe.identity.sessions.model.Impersonation;
import io.bedloe.identity.sessions.usecase.Impersonate.Acting;
import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.RequestRule;
import io.bedloe.kernel.Version;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImpersonateTest {

  private static final Version FIRST = new Version(false, Set.of(0L));
  private static final Version OTHER = new Version(false, Set.of(7L));
  private static final ImpersonationInput USUAL = new ImpersonationInput("Case 4711", null);

  private final SessionFixture at = new SessionFixture();
  private final Impersonate impersonate = impersonate();
  private final AccountId jane = at.users.put("jane@bedloe.example", "hash", "reader");
  private final AccountId help = at.users.put("help@bedloe.example", "hash", "support");
  private final SignedIn own = at.signIn(help);
  private final Caller helper =
      at.caller(help, own.session(), Permission.USERS_IMPERSONATE, Permission.CATALOG_READ);

  private Impersonate impersonate() {
    at.roles.put("reader", false, List.of(), Permission.CATALOG_READ);
    at.roles.put("support", false, List.of("reader"), Permission.USERS_IMPERSONATE);
    at.roles.put("admin", true, List.of(), Permission.values());
    var rights = new OwnRights(at.roles);
    var manage =
        new ManageUsers(
            at.users, rights, at.recent, at.limiter, new FakeEvents<Object>(), at.trail, at.clock);
    return new Impersonate(
        at.accounts,
        new AccountAdministration(manage, rights),
        rights,
        at.sessions,
        at.tokens,
        at.trail,
        at.clock);
  }

  private Acting actAs(AccountId id, @Nullable Version seen, ImpersonationInput input) {
    return impersonate.impersonate(id, seen, input, helper, ORIGIN);
  }

  private void nothingIsOpened() {
    assertThat(at.sessions.opened()).isEqualTo(1);
    assertThat(at.trail.actions()).containsExactly("sign-in.succeeded");
  }

  @Test
  void theSessionOfTheAccountNamesTheImpersonatorAndTheReason() {
    var acting = actAs(jane, FIRST, USUAL);
    var session = at.sessions.get(acting.sessionId());
    assertThat(acting.account().id()).isEqualTo(jane);
    assertThat(session.userId()).isEqualTo(jane);
    assertThat(session.impersonation())
        .isEqualTo(new Impersonation(help, own.session(), "Case 4711"));
    assertThat(at.trail.actions()).endsWith("impersonation.started");
    assertThat(at.trail.entries().get(1).after())
        .isEqualTo(new Impersonate.Started(acting.sessionId(), "Case 4711", acting.endsAt()));
  }

  @Test
  void itEndsAfterFifteenMinutesUnlessAnotherTimeWasAskedFor() {
    var quarter = at.clock.instant().plus(Duration.ofMinutes(15));
    var hour = at.clock.instant().plus(Duration.ofMinutes(60));
    var usual = actAs(jane, null, USUAL);
    assertThat(usual.endsAt()).isEqualTo(quarter);
    assertThat(at.sessions.get(usual.sessionId()).endsAt()).isEqualTo(quarter);
    assertThat(usual.access().life()).isEqualTo(Duration.ofMinutes(15));
    assertThat(actAs(jane, null, new ImpersonationInput("Case 4711", 60)).endsAt()).isEqualTo(hour);
  }

  @Test
  void theAccessTokenNamesBothAccounts() throws Exception {
    var claims = SignedJWT.parse(actAs(jane, null, USUAL).access().text()).getJWTClaimsSet();
    assertThat(claims.getSubject()).isEqualTo(jane.toString());
    assertThat(claims.getJSONObjectClaim("act")).containsEntry("sub", help.toString());
  }

  @Test
  void anAccountWithMoreRightsIsNotImpersonated() {
    var admin = at.users.put("admin@bedloe.example", "hash", "admin");
    assertRefused(RoleRule.EXCEEDS_OWN_RIGHTS, () -> actAs(admin, null, USUAL));
    nothingIsOpened();
  }

  @Test
  void nobodyImpersonatesThemselves() {
    assertRefused(AccountRule.OWN_ACCOUNT, () -> actAs(help, null, USUAL));
    nothingIsOpened();
  }

  @Test
  void anUnknownOrDisabledAccountIsNotFound() {
    assertRefused(
        AccountRule.USER_NOT_FOUND, () -> actAs(new AccountId(new UUID(0, 77)), OTHER, USUAL));
    at.users.disable(jane);
    assertRefused(AccountRule.USER_NOT_FOUND, () -> actAs(jane, OTHER, USUAL));
    nothingIsOpened();
  }

  @Test
  void anOldVersionOfTheAccountIsRefused() {
    assertRefused(RequestRule.STALE_VERSION, () -> actAs(jane, OTHER, USUAL));
    nothingIsOpened();
  }

  @Test
  void anApiKeyImpersonatesNobody() {
    var program =
        new Caller(help, "help@bedloe.example", Set.of(), Set.of(Permission.USERS_IMPERSONATE));
    assertRefused(
        AccessRule.SESSION_REQUIRED,
        () -> impersonate.impersonate(jane, null, USUAL, program, ORIGIN));
    nothingIsOpened();
  }
}
