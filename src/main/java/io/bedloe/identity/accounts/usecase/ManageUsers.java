package io.bedloe.identity.accounts.usecase;

import io.bedloe.identity.accounts.AccountDisabled;
import io.bedloe.identity.accounts.AccountErased;
import io.bedloe.identity.accounts.AccountRule;
import io.bedloe.identity.accounts.RecentProof;
import io.bedloe.identity.accounts.UserView;
import io.bedloe.identity.accounts.data.Users;
import io.bedloe.identity.roles.AccessChanged;
import io.bedloe.identity.roles.BuiltInRole;
import io.bedloe.identity.roles.OwnRights;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.http.Version;
import io.bedloe.platform.throttle.AttemptLimiter;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes, disables and erases accounts. */
@Dependent
public class ManageUsers {

  private final Users users;
  private final OwnRights rights;
  private final RecentProof recent;
  private final AttemptLimiter limiter;
  private final Event<Object> events;
  private final AuditTrail trail;

  @Inject
  public ManageUsers(
      Users users,
      OwnRights rights,
      RecentProof recent,
      AttemptLimiter limiter,
      Event<Object> events,
      AuditTrail trail) {
    this.users = users;
    this.rights = rights;
    this.recent = recent;
    this.limiter = limiter;
    this.events = events;
    this.trail = trail;
  }

  public Versioned<UserView> read(UUID id) {
    return users
        .seen(id)
        .orElseThrow(
            () ->
                Rejected.because(AccountRule.USER_NOT_FOUND, "No account has the id " + id + "."));
  }

  @Transactional
  public Versioned<UserView> change(
      UUID id, Version seen, UnaryOperator<UserInput> change, Caller caller) {
    users.lock();
    var before = changeable(id, seen, caller);
    var input = change.apply(UserInput.of(before));
    if (!input.email().equalsIgnoreCase(before.email())) {
      recent.mustBeRecent(caller);
    }
    mustGive(
        input.roleNames().stream().filter(role -> !before.roles().contains(role)).toList(), caller);
    if (input.equalsState(before)) {
      return read(id);
    }
    if (users.isTaken(input.email(), id)) {
      throw emailTaken();
    }
    users.change(id, input.email(), input.name(), input.isEnabled(), input.roleNames());
    mustLeaveAnAdministrator();
    if (before.enabled() && !input.isEnabled()) {
      events.fire(new AccountDisabled(id));
    } else {
      events.fire(new AccessChanged());
    }
    var after = read(id);
    trail.record("user.changed", Subject.of("user", id), before, after.value());
    return after;
  }

  /** Deletes the personal data of an account; orders, the ledger and the audit trail stay. */
  @Transactional
  public Versioned<UserView> erase(UUID id, @Nullable Version seen, Caller caller) {
    users.lock();
    var current = read(id);
    Version.mustBeCurrent(seen, current.version());
    var before = current.value();
    rights.mustCover(before.roles(), caller);
    mustNotBeErased(before);
    users.erase(id);
    limiter.deleteSourcesOf(id);
    mustLeaveAnAdministrator();
    events.fire(new AccountErased(id));
    var after = read(id);
    trail.record("user.erased", Subject.of("user", id), null, after.value());
    return after;
  }

  /**
   * Returns an account that the caller may change, and prevents other changes of accounts until the
   * transaction ends.
   *
   * @param seen the version that the caller read; null for any version
   */
  public UserView lock(UUID id, @Nullable Version seen, Caller caller) {
    users.lock();
    var current = read(id);
    Version.mustBeCurrent(seen, current.version());
    var user = current.value();
    mustNotBeErased(user);
    rights.mustCover(user.roles(), caller);
    return user;
  }

  /** Refuses roles that allow more than the caller may do. */
  void mustGive(List<String> roleNames, Caller caller) {
    var faults = rights.faultsOfGiven(roleNames, caller);
    if (!faults.isEmpty()) {
      throw Rejected.because(AccountRule.INVALID_USER, "The account is not valid.", faults);
    }
  }

  private UserView changeable(UUID id, Version seen, Caller caller) {
    var user = read(id);
    seen.mustBe(user.version());
    mustNotBeErased(user.value());
    rights.mustCover(user.value().roles(), caller);
    return user.value();
  }

  private static void mustNotBeErased(UserView user) {
    if (user.erasedAt() != null) {
      throw Rejected.because(AccountRule.ACCOUNT_ERASED, "An erased account cannot be changed.");
    }
  }

  private void mustLeaveAnAdministrator() {
    if (users.usableWith(BuiltInRole.ADMIN.code()) == 0) {
      throw Rejected.because(
          AccountRule.LAST_ADMIN, "Make another account an administrator first.");
    }
  }

  static Rejected emailTaken() {
    return Rejected.because(
        AccountRule.EMAIL_TAKEN, "An e-mail address can belong to one account only.");
  }
}
