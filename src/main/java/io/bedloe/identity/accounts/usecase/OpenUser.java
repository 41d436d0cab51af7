package io.bedloe.identity.accounts.usecase;

import io.bedloe.identity.accounts.Passwords;
import io.bedloe.identity.accounts.UserView;
import io.bedloe.identity.accounts.data.Users;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/**
 * Opens accounts for other users in two steps: the password is checked and hashed before any
 * transaction begins, because that takes time and may call another server.
 */
@Dependent
public class OpenUser {

  private final Users users;
  private final ManageUsers manage;
  private final PasswordPolicy policy;
  private final Passwords passwords;
  private final AuditTrail trail;

  @Inject
  public OpenUser(
      Users users,
      ManageUsers manage,
      PasswordPolicy policy,
      Passwords passwords,
      AuditTrail trail) {
    this.users = users;
    this.manage = manage;
    this.policy = policy;
    this.passwords = passwords;
    this.trail = trail;
  }

  /**
   * An account whose password was checked and hashed.
   *
   * @param hash the hash of the password; null for an account without one
   */
  public record Prepared(NewUserInput input, @Nullable String hash) {

    /** Leaves the hash out. */
    @Override
    public String toString() {
      return input.toString();
    }
  }

  /**
   * Checks the caller's rights and the password, and hashes the password; it must be called outside
   * of any transaction.
   */
  public Prepared prepare(NewUserInput input, Caller caller) {
    manage.mustGive(input.roleNames(), caller);
    var password = input.password();
    if (password == null) {
      return new Prepared(input, null);
    }
    policy.mustBeGood(password, "/password", input.email(), input.name());
    return new Prepared(input, passwords.hash(password, caller.id().toString()));
  }

  /** The roles must not allow more than the caller may do. */
  @Transactional
  public Versioned<UserView> open(Prepared prepared, Caller caller) {
    var input = prepared.input();
    manage.mustGive(input.roleNames(), caller);
    var id =
        users
            .open(input.email(), input.name(), prepared.hash(), input.roleNames())
            .orElseThrow(ManageUsers::emailTaken);
    var opened = manage.read(id);
    trail.record("user.opened", Subject.of("user", id), null, opened.value());
    return opened;
  }
}
