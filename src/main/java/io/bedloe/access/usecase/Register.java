package io.bedloe.access.usecase;

import io.bedloe.access.RegistrationRule;
import io.bedloe.access.RegistrationSettings;
import io.bedloe.access.data.Registrations.Wanted;
import io.bedloe.access.data.Sessions.Origin;
import io.bedloe.access.data.Users;
import io.bedloe.access.model.Passwords;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/**
 * Keeps what somebody wants an account with until they show that the e-mail address is theirs. An
 * address that has an account gets the same answer after the same work; its owner alone learns of
 * it, by mail.
 */
@ApplicationScoped
public class Register {

  private final MailedTokens tokens;
  private final Users users;
  private final Passwords passwords;
  private final SignInThrottle throttle;
  private final AccountMails mails;
  private final AuditTrail trail;
  private final Settings settings;

  @Inject
  public Register(
      MailedTokens tokens,
      Users users,
      Passwords passwords,
      SignInThrottle throttle,
      AccountMails mails,
      AuditTrail trail,
      Settings settings) {
    this.tokens = tokens;
    this.users = users;
    this.passwords = passwords;
    this.throttle = throttle;
    this.mails = mails;
    this.trail = trail;
    this.settings = settings;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected Register() {
    this.tokens = null;
    this.users = null;
    this.passwords = null;
    this.throttle = null;
    this.mails = null;
    this.trail = null;
    this.settings = null;
  }

  @Transactional
  public void with(RegistrationInput input, Origin origin) {
    mustBeOpen(settings);
    mails.mustBePossible();
    throttle.admitMail(input.email(), origin.address());
    ChangePassword.mustBeGood(input.password(), "/password", input.email());
    var hash = passwords.hash(input.password());
    var known = users.addressOf(input.email());
    if (known.isPresent()) {
      trail.record("registration.refused", new Subject("address", origin.address()), null, origin);
      mails.alreadyRegistered(known.get());
      return;
    }
    var kept = tokens.forRegistration(new Wanted(input.email(), input.calledName(), hash));
    trail.record("registration.asked", Subject.of("registration", kept.id()), null, origin);
    mails.verify(input.email(), kept.token());
  }

  static void mustBeOpen(Settings settings) {
    if (!settings.get(RegistrationSettings.OPEN)) {
      throw Rejected.because(
          RegistrationRule.REGISTRATION_CLOSED, "Ask whoever runs it for an invitation.");
    }
  }
}
