package io.bedloe.identity.accounts.usecase;

import io.bedloe.identity.accounts.PasswordRule;
import io.bedloe.identity.accounts.Passwords;
import io.bedloe.identity.accounts.data.Registrations.Wanted;
import io.bedloe.identity.accounts.model.MailedToken;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.security.RequestOrigin;
import io.bedloe.platform.throttle.AttemptLimiter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Opens the account of a registration after its e-mail address was verified. */
@ApplicationScoped
public class VerifyEmail {

  private final MailedTokens tokens;
  private final Passwords passwords;
  private final AttemptLimiter throttle;
  private final OpenRegisteredAccount account;
  private final AccountMails mails;
  private final AuditTrail trail;
  private final Settings settings;

  @Inject
  public VerifyEmail(
      MailedTokens tokens,
      Passwords passwords,
      AttemptLimiter throttle,
      OpenRegisteredAccount account,
      AccountMails mails,
      AuditTrail trail,
      Settings settings) {
    this.tokens = tokens;
    this.passwords = passwords;
    this.throttle = throttle;
    this.account = account;
    this.mails = mails;
    this.trail = trail;
    this.settings = settings;
  }

  /**
   * The mail goes to the owner of the address; the password proves that the same person has
   * registered. Other people may have registered the same address: the password determines which
   * registration counts. The password is checked before the transaction begins.
   */
  public void verify(MailedToken token, String password, RequestOrigin origin) {
    throttle.admitToken(origin.address());
    Register.mustBeOpen(settings);
    account.open(token, registration(token, password, origin), origin);
  }

  private Wanted registration(MailedToken token, String password, RequestOrigin origin) {
    for (var wanted : tokens.registrationsOf(token, origin.address())) {
      if (passwords.matches(password, wanted.passwordHash(), origin.address())) {
        return wanted;
      }
    }
    throw Rejected.because(
        PasswordRule.WRONG_PASSWORD, "Enter the password that the address was registered with.");
  }

  /**
   * Sends another link to an address that waits for its verification; the response does not show
   * whether it does.
   */
  @Transactional
  public void resend(String email, RequestOrigin origin) {
    Register.mustBeOpen(settings);
    mails.mustBePossible();
    throttle.admitMail(email, origin.address());
    var renewed = tokens.renew(email);
    trail.record("verification.asked", new Subject("address", origin.address()), null, origin);
    renewed.ifPresentOrElse(mail -> mails.verify(mail.email(), mail.token()), mails::simulate);
  }
}
