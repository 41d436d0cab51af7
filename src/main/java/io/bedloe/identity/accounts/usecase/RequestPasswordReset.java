package io.bedloe.identity.accounts.usecase;

import io.bedloe.identity.accounts.Account;
import io.bedloe.identity.accounts.AccountWithPassword;
import io.bedloe.identity.accounts.data.Users;
import io.bedloe.identity.accounts.model.MailedToken;
import io.bedloe.identity.accounts.model.MailedToken.Purpose;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.security.RequestOrigin;
import io.bedloe.platform.throttle.AttemptLimiter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/**
 * Sends a link to a user who has forgotten the password. For an address without an account it
 * writes the same rows, but sends nothing.
 */
@ApplicationScoped
public class RequestPasswordReset {

  private final Users users;
  private final MailedTokens tokens;
  private final AttemptLimiter throttle;
  private final AccountMails mails;
  private final AuditTrail trail;

  @Inject
  public RequestPasswordReset(
      Users users,
      MailedTokens tokens,
      AttemptLimiter throttle,
      AccountMails mails,
      AuditTrail trail) {
    this.users = users;
    this.tokens = tokens;
    this.throttle = throttle;
    this.mails = mails;
    this.trail = trail;
  }

  @Transactional
  public void request(String email, RequestOrigin origin) {
    mails.mustBePossible();
    throttle.admitMail(email, origin.address());
    var found = users.byEmail(email);
    var account = found.map(AccountWithPassword::account).orElse(null);
    boolean hasPassword = found.map(AccountWithPassword::passwordHash).isPresent();
    var token = tokens.forAccount(Purpose.RESET_PASSWORD, hasPassword ? account : null);
    trail.record(
        "password-reset.asked",
        account == null
            ? new Subject("address", origin.address())
            : Subject.of("user", account.id()),
        null,
        origin);
    answer(account, hasPassword, token);
  }

  /**
   * The mail goes to the stored address of the account: the address of the request may be a
   * different one that only looks the same.
   */
  private void answer(@Nullable Account account, boolean hasPassword, MailedToken token) {
    if (account == null) {
      mails.simulate();
    } else if (hasPassword) {
      mails.resetPassword(account.email(), token);
    } else {
      mails.noPasswordToReset(account.email());
    }
  }
}
