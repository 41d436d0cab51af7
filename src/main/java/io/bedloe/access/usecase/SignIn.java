package io.bedloe.access.usecase;

import io.bedloe.access.SignInRule;
import io.bedloe.access.data.Sessions.Origin;
import io.bedloe.access.data.Users;
import io.bedloe.access.model.Passwords;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Signs somebody in with a password. */
@ApplicationScoped
public class SignIn {

  private final Users users;
  private final Passwords passwords;
  private final SignInThrottle throttle;
  private final OpenSession open;
  private final AuditTrail trail;

  @Inject
  public SignIn(
      Users users,
      Passwords passwords,
      SignInThrottle throttle,
      OpenSession open,
      AuditTrail trail) {
    this.users = users;
    this.passwords = passwords;
    this.throttle = throttle;
    this.open = open;
    this.trail = trail;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected SignIn() {
    this.users = null;
    this.passwords = null;
    this.throttle = null;
    this.open = null;
    this.trail = null;
  }

  /** The same answer, after the same time, for a wrong password and for an address nobody has. */
  public SignedIn with(String email, String password, Origin origin) {
    throttle.admit(email, origin.address());
    var found = users.byEmail(email);
    var hash = found.map(Users.WithPassword::passwordHash).orElse(null);
    if (found.isEmpty() || hash == null) {
      passwords.pretend(password);
      trail.record("sign-in.failed", new Subject("address", origin.address()), null, origin);
      throw wrong();
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

  private static Rejected wrong() {
    return Rejected.because(
        SignInRule.WRONG_CREDENTIALS, "No account has this e-mail address and password.");
  }
}
