package io.bedloe.identity.accounts.usecase;

import io.bedloe.identity.accounts.AccountDisabled;
import io.bedloe.identity.accounts.AccountErased;
import io.bedloe.identity.accounts.AccountRule;
import io.bedloe.identity.accounts.RecentProof;
import io.bedloe.identity.accounts.UserView;
import io.bedloe.identity.accounts.data.Users;
import io.bedloe.identity.accounts.model.User;
import io.bedloe.identity.roles.AccessChanged;
import io.bedloe.identity.roles.BuiltInRole;
import io.bedloe.identity.roles.OwnRights;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.throttle.AttemptLimiter;
import io.bedloe.platform.versions.VersionedWrite;
import io.bedloe.platform.versions.VersionedWrite.Target;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
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
  private final Clock clock;

  @Inject
  public ManageUsers(
      Users users,
      OwnRights rights,
      RecentProof recent,
      AttemptLimiter limiter,
      Event<Object> events,
      AuditTrail trail,
      Clock clock) {
    this.users = users;
    this.rights = rights;
    this.recent = recent;
    this.limiter = limiter;
    this.events = events;
    this.trail = trail;
    this.clock = clock;
  }

  public Versioned<UserView> read(AccountId id) {
    return users
        .seen(id)
        .orElseThrow(
            () ->
                Rejected.because(AccountRule.USER_NOT_FOUND, "No account has the id " + id + "."));
  }

  @Transactional
  public Versioned<UserView> change(
      AccountId id, Version seen, UnaryOperator<UserInput> change, Caller caller) {
    users.lock();
    return VersionedWrite.apply(
            target(id, seen, caller), before -> change.apply(UserInput.of(before)))
        .authoriseAfter((before, input) -> mustBeChangeableTo(before, input, caller))
        .unchangedIf((before, input) -> input.equalsState(before))
        .check((before, input) -> mustBeFree(input.email(), id))
        .save(
            trail,
            "user.changed",
            (before, input) -> {
              var user = User.of(before);
              var changed = input.appliedTo(user);
              users.change(changed);
              mustLeaveAnAdministrator();
              boolean isDisabled = user.isUsable() && !changed.isUsable();
              events.fire(isDisabled ? new AccountDisabled(id) : new AccessChanged());
              return read(id);
            });
  }

  private void mustBeChangeableTo(UserView before, UserInput input, Caller caller) {
    if (!input.email().equalsIgnoreCase(before.email())) {
      recent.mustBeRecent(caller);
    }
    mustGive(
        input.roleNames().stream().filter(role -> !before.roles().contains(role)).toList(), caller);
  }

  /** Deletes the personal data of an account; orders, the ledger and the audit trail stay. */
  @Transactional
  public Versioned<UserView> erase(AccountId id, @Nullable Version seen, Caller caller) {
    users.lock();
    return VersionedWrite.act(target(id, seen, caller))
        .auditWithoutBefore()
        .save(
            trail,
            "user.erased",
            (before, wanted) -> {
              users.erase(User.of(before).erase(clock.instant()));
              limiter.deleteSourcesOf(id);
              mustLeaveAnAdministrator();
              events.fire(new AccountErased(id));
              return read(id);
            });
  }

  private Target<UserView> target(AccountId id, @Nullable Version seen, Caller caller) {
    return new Target<>(
        Subject.of("user", id), read(id), seen, before -> mustBeChangeable(before, caller));
  }

  /**
   * Returns an account that the caller may change, and prevents other changes of accounts until the
   * transaction ends.
   *
   * @param seen the version that the caller read; null for any version
   */
  public UserView lock(AccountId id, @Nullable Version seen, Caller caller) {
    users.lock();
    var current = read(id);
    Version.mustBeCurrent(seen, current.version());
    var user = current.value();
    mustBeChangeable(user, caller);
    return user;
  }

  /** Refuses roles that allow more than the caller may do. */
  void mustGive(List<String> roleNames, Caller caller) {
    var faults = rights.faultsOfGiven(roleNames, caller);
    if (!faults.isEmpty()) {
      throw Rejected.because(AccountRule.INVALID_USER, "The account is not valid.", faults);
    }
  }

  private void mustBeChangeable(UserView user, Caller caller) {
    User.of(user).mustNotBeErased();
    rights.mustCover(user.roles(), caller);
  }

  private void mustBeFree(String email, AccountId id) {
    if (users.isTaken(email, id)) {
      throw emailTaken();
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
