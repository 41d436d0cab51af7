package io.bedloe.identity.sessions.usecase;

import io.bedloe.fakes.FakeAttempts;
import io.bedloe.fakes.FakeAuditTrail;
import io.bedloe.fakes.FakeClock;
import io.bedloe.fakes.FakeEvents;
import io.bedloe.fakes.FakeRoles;
import io.bedloe.fakes.FakeSecondFactors;
import io.bedloe.fakes.FakeSecurityEvents;
import io.bedloe.fakes.FakeSessions;
import io.bedloe.fakes.FakeSigningKeys;
import io.bedloe.fakes.FakeUsers;
import io.bedloe.identity.accounts.Account;
import io.bedloe.identity.accounts.AccountWithPassword;
import io.bedloe.identity.accounts.Accounts;
import io.bedloe.identity.mfa.CheckCode;
import io.bedloe.identity.mfa.CodeAttempts;
import io.bedloe.identity.roles.AccessChanged;
import io.bedloe.identity.sessions.AccessRevoked;
import io.bedloe.identity.sessions.EndSessions;
import io.bedloe.identity.sessions.OpenSession;
import io.bedloe.identity.sessions.RecentAuthentication;
import io.bedloe.identity.sessions.SessionReplaced;
import io.bedloe.identity.sessions.SignedIn;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Credential;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.config.MapConfig;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.security.CurrentRequest;
import io.bedloe.platform.security.RequestOrigin;
import io.bedloe.platform.throttle.AttemptLimiter;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The use cases about sessions, over data in memory. */
final class SessionFixture {

  static final RequestOrigin ORIGIN = new RequestOrigin("Firefox", "192.0.2.7");

  final FakeClock clock = new FakeClock();
  final FakeUsers users = new FakeUsers();
  final FakeRoles roles = new FakeRoles();
  final FakeSessions sessions = new FakeSessions(users);
  final FakeSecondFactors factors = new FakeSecondFactors();
  final FakeAttempts attempts = new FakeAttempts(users);
  final FakeSecurityEvents events = new FakeSecurityEvents();
  final FakeAuditTrail trail = new FakeAuditTrail();
  final FakeSigningKeys keys = FakeSigningKeys.at(clock);
  final FakeEvents<AccessChanged> changed = new FakeEvents<>();
  final FakeEvents<AccessRevoked> revoked = new FakeEvents<>();
  final FakeEvents<SessionReplaced> replaced = new FakeEvents<>();
  final Settings settings = MapConfig.settings(Map.of());
  final SecureRandom random = new SecureRandom();
  final Accounts accounts = new Accounts(users);
  final AttemptLimiter limiter = attempts.limiter(clock);
  final AccessTokens tokens =
      new AccessTokens(keys, settings, clock, () -> new UUID(6, clock.instant().toEpochMilli()));
  final OpenSession open =
      new OpenSession(sessions, accounts, tokens, settings, random, clock, trail);
  final RecentAuthentication recent = new RecentAuthentication(sessions, settings, clock);
  final EndSessions end = new EndSessions(sessions, changed, revoked, clock, trail, recent);
  final CheckCode codes =
      new CheckCode(
          factors,
          limiter,
          new CodeAttempts(limiter, trail),
          clock,
          events,
          new CurrentRequest(clock));
  final ReplaceSession replace =
      new ReplaceSession(sessions, accounts, open, end, replaced, trail, clock);

  Account account(AccountId id) {
    return users.byId(id).map(AccountWithPassword::account).orElseThrow();
  }

  /** Signs an account in without any check. */
  SignedIn signIn(AccountId id) {
    return open.forAccount(account(id), null, ORIGIN);
  }

  /** The caller of an account's session. */
  Caller caller(AccountId id, SessionId session, Permission... permissions) {
    return new Caller(
        id,
        account(id).email(),
        Set.copyOf(account(id).roles()),
        Set.of(permissions),
        Credential.session(session));
  }
}
