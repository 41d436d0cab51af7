package io.bedloe.identity.sessions.usecase;

import io.bedloe.identity.accounts.Account;
import io.bedloe.identity.accounts.AccountAdministration;
import io.bedloe.identity.accounts.AccountRule;
import io.bedloe.identity.accounts.Accounts;
import io.bedloe.identity.roles.OwnRights;
import io.bedloe.identity.sessions.data.Sessions;
import io.bedloe.identity.sessions.model.Impersonation;
import io.bedloe.identity.sessions.usecase.AccessTokens.AccessToken;
import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.SessionId;
import io.bedloe.kernel.Version;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.security.RequestOrigin;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lets an account act as another one, with a reason, for a limited time, and with no more rights
 * than its own. There is no refresh token; the session ends together with the one that it was
 * opened from.
 */
@Dependent
public class Impersonate {

  private final Accounts accounts;
  private final AccountAdministration manage;
  private final OwnRights rights;
  private final Sessions sessions;
  private final AccessTokens tokens;
  private final AuditTrail trail;
  private final Clock clock;

  @Inject
  public Impersonate(
      Accounts accounts,
      AccountAdministration manage,
      OwnRights rights,
      Sessions sessions,
      AccessTokens tokens,
      AuditTrail trail,
      Clock clock) {
    this.accounts = accounts;
    this.manage = manage;
    this.rights = rights;
    this.sessions = sessions;
    this.tokens = tokens;
    this.trail = trail;
    this.clock = clock;
  }

  /** A running impersonation of an account. */
  public record Acting(Account account, AccessToken access, SessionId sessionId, Instant endsAt) {}

  /** The content of the audit entry. */
  record Started(SessionId sessionId, String reason, Instant endsAt) {}

  /**
   * Opens a session for an impersonation.
   *
   * @param seen the version of the account that the caller read; null for any version
   */
  @Transactional
  public Acting impersonate(
      AccountId userId,
      @Nullable Version seen,
      ImpersonationInput input,
      Caller caller,
      RequestOrigin origin) {
    var own = caller.sessionId();
    if (own == null) {
      throw Rejected.because(
          AccessRule.SESSION_REQUIRED,
          "Sign in at this server first: an impersonation depends on the session of the "
              + "impersonator.");
    }
    var account =
        accounts
            .find(userId)
            .orElseThrow(
                () ->
                    Rejected.because(
                        AccountRule.USER_NOT_FOUND,
                        "There is no enabled account with the id " + userId + "."));
    if (seen != null) {
      seen.mustBe(manage.read(userId).version());
    }
    if (userId.equals(caller.id())) {
      throw Rejected.because(
          AccountRule.OWN_ACCOUNT, "You cannot impersonate yourself; choose another account.");
    }
    rights.mustCover(account.roles(), caller);
    var now = clock.instant();
    var endsAt = now.plus(input.length());
    var session =
        sessions.open(
            userId, new Impersonation(caller.id(), own, input.reason()), origin, now, endsAt);
    trail.record(
        "impersonation.started",
        Subject.of("user", userId),
        null,
        new Started(session, input.reason(), endsAt));
    return new Acting(
        account, tokens.issue(account, session, caller.id(), input.length()), session, endsAt);
  }
}
