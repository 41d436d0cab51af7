package io.bedloe.identity.accounts.usecase;

import io.bedloe.identity.accounts.Passwords;
import io.bedloe.identity.accounts.RegistrationRule;
import io.bedloe.identity.accounts.RegistrationSettings;
import io.bedloe.identity.accounts.data.Registrations.Wanted;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.security.RequestOrigin;
import io.bedloe.platform.throttle.AttemptLimiter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Stores a registration until its e-mail address is verified. An address that has an account gets
 * the same response after the same time; only its owner is informed, by mail. The password is
 * hashed before the transaction begins.
 */
@ApplicationScoped
public class Register {

  private final PasswordPolicy policy;
  private final Passwords passwords;
  private final AttemptLimiter throttle;
  private final AccountMails mails;
  private final SaveRegistration keep;
  private final Settings settings;

  @Inject
  public Register(
      PasswordPolicy policy,
      Passwords passwords,
      AttemptLimiter throttle,
      AccountMails mails,
      SaveRegistration keep,
      Settings settings) {
    this.policy = policy;
    this.passwords = passwords;
    this.throttle = throttle;
    this.mails = mails;
    this.keep = keep;
    this.settings = settings;
  }

  public void register(RegistrationInput input, RequestOrigin origin) {
    mustBeOpen(settings);
    mails.mustBePossible();
    throttle.admitMail(input.email(), origin.address());
    policy.mustBeGood(input.password(), "/password", input.email(), input.calledName());
    var hash = passwords.hash(input.password(), origin.address());
    keep.save(new Wanted(input.email(), input.calledName(), hash), origin);
  }

  static void mustBeOpen(Settings settings) {
    if (!settings.get(RegistrationSettings.OPEN)) {
      throw Rejected.because(
          RegistrationRule.REGISTRATION_CLOSED, "Ask an administrator for an invitation.");
    }
  }
}
