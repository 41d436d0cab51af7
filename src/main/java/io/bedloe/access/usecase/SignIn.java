package io.bedloe.access.usecase;

import io.bedloe.access.RegistrationRule;
import io.bedloe.access.SignInRule;
import io.bedloe.access.data.Registrations;
import io.bedloe.access.data.Sessions.Origin;
import io.bedloe.access.data.Users;
import io.bedloe.access.model.Passwords;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Signs somebody in with a password. */
@ApplicationScoped
public class SignIn {

  private final Users users;
  private final Registrations registrations;
  private final Passwords passwords;
  private final SignInThrottle throttle;
  private final OpenSession open;
  private final AuditTrail trail;
  private final Clock clock;

  @Inject
  public SignIn(
      Users users,
      Registrations registrations,
      Passwords passwords,
      SignInThrottle throttle,
      OpenSession open,
      AuditTrail trail,
      Clock clock) {
    this.users = users;
    this.registrations = registrations;
    this.passwords = passwords;
    this.throttle = throttle;
    this.open = open;
    this.trail = trail;
    this.clock = clock;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected SignIn() {
    this.users = null;
    this.registrations = null;
    this.passwords = null;
    this.throttle = null;
    this.open = null;
    this.trail = null;
    this.clock = null;
  }

  /**
   * The same answer, after the same time, for a wrong password and for an address nobody has. Only
   * who knows the password learns that an address is not verified.
   */
  public SignedIn with(String email, String password, Origin origin) {
    throttle.admit(email, origin.address());
    var found = users.byEmail(email);
    var hash = found.map(Users.WithPassword::passwordHash).orElse(null);
    var unverified = registrations.passwordHash(email, clock.instant());
    if (found.isEmpty() || hash == null) {
      boolean isRight = pretended(password, unverified.orElse(null));
      trail.record("sign-in.failed", new Subject("address", origin.address()), null, origin);
      throw isRight ? notVerified() : wrong();
    }
    var account = found.get().account();
    if (!passwords.matches(password, hash)) {
      trail.record("sign-in.failed", Subject.of("user", account.id()), null, origin);
      throw wrong();
    }
    throttle.forget(email, origin.address());
    if (passwords.isOutdated(hash)) {
      users.rehash(account.id(), hash, passwords.hash(password));
    }
    return open.forAccount(account, origin);
  }

  /** Whether it is the password of a registration; takes as long when there is none. */
  private boolean pretended(String password, @Nullable String unverified) {
    if (unverified == null) {
      passwords.pretend(password);
      return false;
    }
    return passwords.matches(password, unverified);
  }

  private static Rejected notVerified() {
    return Rejected.because(
        RegistrationRule.EMAIL_NOT_VERIFIED, "Follow the link in the e-mail that was sent to it.");
  }

  private static Rejected wrong() {
    return Rejected.because(
        SignInRule.WRONG_CREDENTIALS, "No account has this e-mail address and password.");
  }
}
