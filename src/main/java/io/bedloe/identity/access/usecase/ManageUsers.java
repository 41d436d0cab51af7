package io.bedloe.identity.access.usecase;

import io.bedloe.identity.access.AccountRule;
import io.bedloe.identity.access.BuiltInRole;
import io.bedloe.identity.access.EndReason;
import io.bedloe.identity.access.UserView;
import io.bedloe.identity.access.data.Users;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.http.Version;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes, disables and erases accounts. */
@Dependent
public class ManageUsers {

  private final Users users;
  private final OwnRights rights;
  private final EndSessions sessions;
  private final RecentAuthentication recent;
  private final AuditTrail trail;

  @Inject
  public ManageUsers(
      Users users,
      OwnRights rights,
      EndSessions sessions,
      RecentAuthentication recent,
      AuditTrail trail) {
    this.users = users;
    this.rights = rights;
    this.sessions = sessions;
    this.recent = recent;
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
    users.hold();
    var before = changeable(id, seen, caller);
    var input = change.apply(UserInput.of(before));
    if (!input.email().equalsIgnoreCase(before.email())) {
      recent.mustBeRecent(caller);
    }
    rights.mustCoverEach(
        input.roleNames().stream().filter(role -> !before.roles().contains(role)).toList(), caller);
    if (input.saysTheSameAs(before)) {
      return read(id);
    }
    if (users.isTaken(input.email(), id)) {
      throw taken();
    }
    users.change(id, input.email(), input.name(), input.isEnabled(), input.roleNames());
    somebodyMustBeLeft();
    if (before.enabled() && !input.isEnabled()) {
      sessions.all(id, null, EndReason.ACCOUNT_CLOSED);
    } else {
      sessions.changed();
    }
    var after = read(id);
    trail.record("user.changed", Subject.of("user", id), before, after.value());
    return after;
  }

  /** Personal data goes; orders, the ledger and the audit trail stay. */
  @Transactional
  public Versioned<UserView> erase(UUID id, @Nullable Version seen, Caller caller) {
    users.hold();
    var current = read(id);
    Version.mustBeCurrent(seen, current.version());
    var before = current.value();
    rights.mustCover(before.roles(), caller);
    mustNotBeErased(before);
    users.erase(id);
    somebodyMustBeLeft();
    sessions.shutOut(id, EndReason.ACCOUNT_CLOSED);
    var after = read(id);
    trail.record("user.erased", Subject.of("user", id), null, after.value());
    return after;
  }

  /**
   * An account that the caller may change, while nobody else changes accounts.
   *
   * @param seen the version that the caller saw; null when it may be any
   */
  UserView held(UUID id, @Nullable Version seen, Caller caller) {
    users.hold();
    var current = read(id);
    Version.mustBeCurrent(seen, current.version());
    var user = current.value();
    mustNotBeErased(user);
    rights.mustCover(user.roles(), caller);
    return user;
  }

  /** Ends all sessions of somebody. */
  @Transactional
  public void signOut(UUID id, @Nullable Version seen, Caller caller) {
    var current = read(id);
    Version.mustBeCurrent(seen, current.version());
    rights.mustCover(current.value().roles(), caller);
    sessions.all(id, null, EndReason.REVOKED);
    trail.record("user.signed-out", Subject.of("user", id), null, null);
  }

  /** Ends one session of whomever. */
  @Transactional
  public void endSession(UUID id, Caller caller) {
    var owner = sessions.ownerOf(id);
    rights.mustCover(read(owner).value().roles(), caller);
    if (!sessions.one(id, owner, EndReason.REVOKED)) {
      throw EndSessions.notFound(id);
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
      throw Rejected.because(AccountRule.ACCOUNT_ERASED, "Nothing of it can be changed.");
    }
  }

  private void somebodyMustBeLeft() {
    if (users.usableWith(BuiltInRole.ADMIN.code()) == 0) {
      throw Rejected.because(AccountRule.LAST_ADMIN, "Make somebody else an admin first.");
    }
  }

  static Rejected taken() {
    return Rejected.because(AccountRule.EMAIL_TAKEN, "An e-mail address belongs to one account.");
  }
}
