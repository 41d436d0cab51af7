package io.bedloe.identity.accounts.usecase;

import io.bedloe.identity.accounts.Account;
import io.bedloe.identity.accounts.KeyRevocationRequested;
import io.bedloe.identity.accounts.PasswordChanged;
import io.bedloe.identity.accounts.PasswordReset;
import io.bedloe.identity.accounts.PasswordRule;
import io.bedloe.identity.accounts.data.AccountTokens;
import io.bedloe.identity.accounts.data.Users;
import io.bedloe.identity.accounts.model.MailedToken;
import io.bedloe.identity.accounts.model.MailedToken.Purpose;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.security.RequestOrigin;
import io.bedloe.platform.throttle.AttemptLimiter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;

/**
 * Stores a new password hash, and ends the access that the former password gave. These are the
 * transactions of {@link ChangePassword} and {@link SetPassword}, which hash the password before
 * they begin.
 */
@ApplicationScoped
public class ReplacePassword {

  private final Users users;
  private final MailedTokens mailed;
  private final AccountTokens tokens;
  private final AttemptLimiter throttle;
  private final Event<Object> events;
  private final AccountMails mails;
  private final AuditTrail trail;

  @Inject
  public ReplacePassword(
      Users users,
      MailedTokens mailed,
      AccountTokens tokens,
      AttemptLimiter throttle,
      Event<Object> events,
      AccountMails mails,
      AuditTrail trail) {
    this.users = users;
    this.mailed = mailed;
    this.tokens = tokens;
    this.throttle = throttle;
    this.events = events;
    this.mails = mails;
    this.trail = trail;
  }

  /**
   * Changes the caller's own password. It refuses when the password was changed while the new one
   * was being hashed.
   *
   * @param former the hash of the current password
   * @param hash the hash of the new password
   * @param revokeKeys whether the account's API keys are revoked too
   */
  @Transactional
  public void change(Caller caller, String former, String hash, boolean revokeKeys) {
    if (!users.lockIfPasswordIs(caller.id(), former)) {
      throw Rejected.because(
          PasswordRule.WRONG_PASSWORD,
          "The password was changed by a concurrent request; use the new password.");
    }
    users.setPassword(caller.id(), hash);
    events.fire(new PasswordChanged(caller.id(), caller.sessionId()));
    tokens.voidAllOf(caller.id());
    if (revokeKeys) {
      events.fire(new KeyRevocationRequested(caller.id()));
    }
    trail.record("password.changed", Subject.of("user", caller.id()), null, null);
    users.byId(caller.id()).ifPresent(found -> mails.passwordChanged(found.account().email()));
  }

  /** Replaces a forgotten password. All sessions end and all API keys are revoked. */
  @Transactional
  public void reset(MailedToken token, Account account, String hash, RequestOrigin origin) {
    set(token, Purpose.RESET_PASSWORD, account, hash, origin);
    events.fire(new PasswordReset(account.id()));
    record("password.reset", account, origin);
    mails.passwordChanged(account.email());
  }

  /** Sets the first password of an invited user. */
  @Transactional
  public void setFirst(MailedToken token, Account account, String hash, RequestOrigin origin) {
    set(token, Purpose.INVITATION, account, hash, origin);
    record("invitation.accepted", account, origin);
  }

  private void set(
      MailedToken token, Purpose purpose, Account account, String hash, RequestOrigin origin) {
    mailed.use(token, purpose);
    users.setPassword(account.id(), hash);
    users.verified(account.id());
    throttle.resetToken(origin.address());
    throttle.rememberAfterReset(account.email(), origin.address());
  }

  private void record(String action, Account account, RequestOrigin origin) {
    trail.record(
        new Caller(account.id(), account.email(), Set.of(), Set.of()),
        action,
        Subject.of("user", account.id()),
        null,
        origin);
  }
}
