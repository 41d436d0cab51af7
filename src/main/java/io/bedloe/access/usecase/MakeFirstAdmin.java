package io.bedloe.access.usecase;

import io.bedloe.access.AccessSettings;
import io.bedloe.access.AccountRule;
import io.bedloe.access.BuiltInRole;
import io.bedloe.access.UserView;
import io.bedloe.access.data.Users;
import io.bedloe.access.model.Passwords;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * Makes the first admin of a new installation, for whoever has the secret of its configuration.
 * There is no admin with a password that others know, not for a moment.
 */
@Dependent
public class MakeFirstAdmin {

  private final Users users;
  private final Passwords passwords;
  private final SignInThrottle throttle;
  private final Settings settings;
  private final AuditTrail trail;

  @Inject
  public MakeFirstAdmin(
      Users users,
      Passwords passwords,
      SignInThrottle throttle,
      Settings settings,
      AuditTrail trail) {
    this.users = users;
    this.passwords = passwords;
    this.throttle = throttle;
    this.settings = settings;
    this.trail = trail;
  }

  /**
   * The new account.
   *
   * @param address from where it is asked
   */
  @Transactional
  public UserView from(FirstAdminInput input, String address) {
    throttle.admitToken(address);
    if (!isSecret(input.secret())) {
      throw refused();
    }
    ChangePassword.mustBeGood(input.password(), "/password", input.email());
    var hash = passwords.hash(input.password());
    users.hold();
    if (users.usableWith(BuiltInRole.ADMIN.code()) > 0) {
      throw refused();
    }
    var id =
        users
            .open(input.email(), input.name(), hash, List.of(BuiltInRole.ADMIN.code()))
            .orElseThrow(ManageUsers::taken);
    users.verified(id);
    throttle.forgetToken(address);
    var made = users.seen(id).orElseThrow().value();
    trail.record(Caller.SYSTEM, "user.first-admin", Subject.of("user", id), null, made);
    return made;
  }

  private boolean isSecret(String text) {
    var secret = settings.get(AccessSettings.FIRST_ADMIN_SECRET);
    return !secret.equals(Setting.NONE)
        && MessageDigest.isEqual(
            secret.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
  }

  private static Rejected refused() {
    return Rejected.because(
        AccountRule.FIRST_ADMIN_REFUSED,
        "It takes bedloe.auth.first-admin-secret, and an installation without an admin.");
  }
}
