package io.bedloe.access.usecase;

import io.bedloe.access.BuiltInRole;
import io.bedloe.access.SignInRule;
import io.bedloe.access.data.Sessions.Origin;
import io.bedloe.access.data.Users;
import io.bedloe.access.model.MailedToken;
import io.bedloe.access.model.Passwords;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;

/** Opens the account of a registration whose address was shown to be theirs who registered. */
@ApplicationScoped
public class VerifyEmail {

  private final MailedTokens tokens;
  private final Users users;
  private final Passwords passwords;
  private final SignInThrottle throttle;
  private final AccountMails mails;
  private final AuditTrail trail;
  private final Settings settings;

  @Inject
  public VerifyEmail(
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
  protected VerifyEmail() {
    this.tokens = null;
    this.users = null;
    this.passwords = null;
    this.throttle = null;
    this.mails = null;
    this.trail = null;
    this.settings = null;
  }

  /**
   * The account has the role {@code user}, whatever the registration said. The mail goes to whoever
   * has the address; the password shows that it was they who registered, and not somebody else in
   * their name.
   */
  @Transactional
  public void with(MailedToken token, String password, Origin origin) {
    throttle.admitToken(origin.address());
    Register.mustBeOpen(settings);
    if (!passwords.matches(password, tokens.passwordHashOf(token, origin.address()))) {
      throw Rejected.because(
          SignInRule.WRONG_PASSWORD, "Say the password that the address was registered with.");
    }
    var wanted = tokens.taken(token).wanted();
    var id =
        users
            .open(
                wanted.email(),
                wanted.name(),
                wanted.passwordHash(),
                List.of(BuiltInRole.USER.code()))
            .orElseThrow(MailedTokens::refused);
    users.verified(id);
    throttle.forgetToken(origin.address());
    trail.record(
        new Caller(id, wanted.email(), Set.of(), Set.of()),
        "user.registered",
        Subject.of("user", id),
        null,
        users.seen(id).orElseThrow().value());
  }

  /** Sends another link to an address that waits for one; says to nobody whether it does. */
  @Transactional
  public void again(String email, Origin origin) {
    Register.mustBeOpen(settings);
    mails.mustBePossible();
    throttle.admitMail(email, origin.address());
    var renewed = tokens.again(email);
    trail.record("verification.asked", new Subject("address", origin.address()), null, origin);
    renewed.ifPresentOrElse(mail -> mails.verify(mail.email(), mail.token()), mails::toNobody);
  }
}
