package io.bedloe.identity.accounts.usecase;

import io.bedloe.identity.accounts.AccountRule;
import io.bedloe.identity.accounts.UserView;
import io.bedloe.identity.accounts.data.Users;
import io.bedloe.identity.roles.BuiltInRole;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.throttle.AttemptLimiter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Opens the account of the first admin, in the transaction of {@link CreateFirstAdmin}. */
@ApplicationScoped
public class OpenFirstAdmin {

  private final Users users;
  private final AttemptLimiter throttle;
  private final AuditTrail trail;

  @Inject
  public OpenFirstAdmin(Users users, AttemptLimiter throttle, AuditTrail trail) {
    this.users = users;
    this.throttle = throttle;
    this.trail = trail;
  }

  /**
   * Returns the new account.
   *
   * @param hash the hash of the password
   * @param address the client address of the request
   */
  @Transactional
  public UserView open(FirstAdminInput input, String hash, String address) {
    users.lock();
    if (users.usableWith(BuiltInRole.ADMIN.code()) > 0) {
      throw refused();
    }
    var id =
        users
            .open(input.email(), input.name(), hash, List.of(BuiltInRole.ADMIN.code()))
            .orElseThrow(ManageUsers::emailTaken);
    users.verified(id);
    throttle.resetToken(address);
    var made = users.seen(id).orElseThrow().value();
    trail.record(Caller.SYSTEM, "user.first-admin", Subject.of("user", id), null, made);
    return made;
  }

  static Rejected refused() {
    return Rejected.because(
        AccountRule.FIRST_ADMIN_REFUSED,
        "The request needs the secret bedloe.auth.first-admin-secret, and an installation "
            + "without an administrator.");
  }
}
