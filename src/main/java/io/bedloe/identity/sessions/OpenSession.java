package io.bedloe.identity.sessions;

import io.bedloe.identity.accounts.Account;
import io.bedloe.identity.accounts.Accounts;
import io.bedloe.identity.sessions.data.Sessions;
import io.bedloe.identity.sessions.usecase.AccessTokens;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Credential;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.security.RequestOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opens a session for an account after any kind of authentication. */
@ApplicationScoped
public class OpenSession {

  private final Sessions sessions;
  private final Accounts accounts;
  private final AccessTokens tokens;
  private final Settings settings;
  private final SecureRandom random;
  private final Clock clock;
  private final AuditTrail trail;

  @Inject
  public OpenSession(
      Sessions sessions,
      Accounts accounts,
      AccessTokens tokens,
      Settings settings,
      SecureRandom random,
      Clock clock,
      AuditTrail trail) {
    this.sessions = sessions;
    this.accounts = accounts;
    this.tokens = tokens;
    this.settings = settings;
    this.random = random;
    this.clock = clock;
    this.trail = trail;
  }

  /**
   * Opens a session without a second factor proved at this server.
   *
   * @param longest the maximum lifetime that the provider of the account allows; null for that of
   *     every session
   */
  @Transactional
  public SignedIn forAccount(Account account, @Nullable Duration longest, RequestOrigin origin) {
    var usual = settings.get(SessionSettings.SESSION_LIFE);
    var life = longest == null || longest.compareTo(usual) > 0 ? usual : longest;
    return open(account, life, false, origin);
  }

  /**
   * Opens a session after a password check; empty when the password was changed during the check,
   * or the account was disabled: in that case no session may begin.
   *
   * @param hash the hash of the checked password
   */
  @Transactional
  public Optional<SignedIn> forPassword(
      Account account, String hash, boolean secondFactor, RequestOrigin origin) {
    return accounts.lockIfPasswordIs(account.id(), hash)
        ? Optional.of(
            open(account, settings.get(SessionSettings.SESSION_LIFE), secondFactor, origin))
        : Optional.empty();
  }

  private SignedIn open(
      Account account, Duration life, boolean secondFactor, RequestOrigin origin) {
    var now = clock.instant();
    var session = sessions.open(account.id(), origin, now, now.plus(life));
    if (secondFactor) {
      sessions.showedSecondFactor(session, now);
    }
    trail.record(
        new Caller(account.id(), account.email(), Set.of(), Set.of(), Credential.session(session)),
        "sign-in.succeeded",
        Subject.of("user", account.id()),
        null,
        origin);
    return withNewTokens(account, session, now);
  }

  /** Returns the tokens of a session that was just opened. */
  public SignedIn withNewTokens(Account account, SessionId session, Instant now) {
    var refresh = RefreshToken.first(random);
    sessions.add(refresh, session, now, now.plus(settings.get(SessionSettings.REFRESH_IDLE)));
    return new SignedIn(account, session, tokens.issue(account, session), refresh);
  }
}
