package io.bedloe.identity.accounts.usecase;

import io.bedloe.fakes.FakeAccountTokens;
import io.bedloe.fakes.FakeAttempts;
import io.bedloe.fakes.FakeAuditTrail;
import io.bedloe.fakes.FakeClock;
import io.bedloe.fakes.FakeEvents;
import io.bedloe.fakes.FakePasswords;
import io.bedloe.fakes.FakeRegistrations;
import io.bedloe.fakes.FakeRoles;
import io.bedloe.fakes.FakeSecurityEvents;
import io.bedloe.fakes.FakeUsers;
import io.bedloe.identity.accounts.KnownPassword;
import io.bedloe.identity.accounts.model.MailedToken;
import io.bedloe.identity.roles.OwnRights;
import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Credential;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.breaches.BreachedPasswords;
import io.bedloe.platform.config.MapConfig;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.mail.FakeLanguages;
import io.bedloe.platform.mail.FakeMailQueue;
import io.bedloe.platform.mail.Mail;
import io.bedloe.platform.security.RequestOrigin;
import io.bedloe.platform.throttle.AttemptLimiter;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The use cases about accounts, over data in memory. */
final class AccountFixture {

  static final RequestOrigin ORIGIN = new RequestOrigin("Firefox", "192.0.2.7");
  static final String ADDRESS = ORIGIN.address();
  static final String PASSWORD = "a long enough phrase";
  static final String NEXT_PASSWORD = "quite another phrase";

  final FakeClock clock = new FakeClock();
  final FakeUsers users = new FakeUsers();
  final FakeRoles roles = new FakeRoles();
  final FakeAccountTokens accountTokens = new FakeAccountTokens();
  final FakeRegistrations registrations = new FakeRegistrations();
  final FakeAttempts attempts = new FakeAttempts(users);
  final FakeSecurityEvents events = new FakeSecurityEvents();
  final FakeAuditTrail trail = new FakeAuditTrail();
  final FakeMailQueue queue = new FakeMailQueue();
  final FakeLanguages languages = new FakeLanguages();
  final FakePasswords passwords = new FakePasswords();
  final FakeEvents<Object> fired = new FakeEvents<>();
  final Map<String, String> texts = new HashMap<>();
  final Settings settings = new Settings(MapConfig.of(texts));
  final Set<String> breached = new HashSet<>();
  final AttemptLimiter limiter = attempts.limiter(clock);
  final AccountMails mails = new AccountMails(queue, languages.templates(settings), settings);
  final MailedTokens tokens =
      new MailedTokens(registrations, accountTokens, settings, new SecureRandom(), clock, events);
  final PasswordPolicy policy =
      new PasswordPolicy(
          settings,
          new BreachedPasswords(settings) {
            @Override
            public boolean contains(String password) {
              return breached.contains(password);
            }
          });
  final ReplacePassword replace =
      new ReplacePassword(users, tokens, accountTokens, limiter, fired, mails, trail);
  final KnownPassword known = new KnownPassword(users, passwords, limiter, events);
  final OwnRights rights = new OwnRights(roles);
  final ManageUsers manage =
      new ManageUsers(
          users,
          rights,
          caller -> {
            throw Rejected.because(AccessRule.SESSION_REQUIRED, "no test here needs it");
          },
          limiter,
          fired,
          trail,
          clock);
  final OpenUser openUser = new OpenUser(users, manage, policy, passwords, trail);

  /** An account whose password is {@link #PASSWORD}. */
  AccountId put(String email, String... roleNames) {
    return users.put(email, passwords.hash(PASSWORD, ADDRESS), roleNames);
  }

  /** A caller with a session. */
  Caller caller(AccountId id, Permission... permissions) {
    var account = users.byId(id).orElseThrow().account();
    return new Caller(
        id,
        account.email(),
        Set.copyOf(account.roles()),
        Set.of(permissions),
        Credential.session(new SessionId(new UUID(8, 8))));
  }

  Mail lastMail() {
    var all = queue.mails();
    return all.get(all.size() - 1);
  }

  /** The token of the link in the last mail. */
  MailedToken mailedToken() {
    var text = lastMail().text();
    int at = text.indexOf("#token=") + "#token=".length();
    return new MailedToken(text.substring(at, text.indexOf('\n', at)));
  }

  static List<String> codes(Rejected refusal) {
    return refusal.faults().stream().map(Fault::code).toList();
  }
}
