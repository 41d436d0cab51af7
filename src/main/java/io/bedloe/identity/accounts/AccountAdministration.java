package io.bedloe.identity.accounts;

import io.bedloe.identity.accounts.usecase.ManageUsers;
import io.bedloe.identity.roles.OwnRights;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Account administration for other features that change parts of an account for its owner. */
@Dependent
public class AccountAdministration {

  private final ManageUsers users;
  private final OwnRights rights;

  @Inject
  public AccountAdministration(ManageUsers users, OwnRights rights) {
    this.users = users;
    this.rights = rights;
  }

  /** Returns an account, and refuses an unknown id. */
  public Versioned<UserView> read(AccountId id) {
    return users.read(id);
  }

  /**
   * Refuses an account that has permissions that the caller lacks.
   *
   * @param seen the version that the caller read; null for any version
   */
  public void mustBeWithinRights(AccountId id, @Nullable Version seen, Caller caller) {
    var current = users.read(id);
    Version.mustBeCurrent(seen, current.version());
    rights.mustCover(current.value().roles(), caller);
  }

  /**
   * Returns an account that the caller may change, and prevents other changes of accounts until the
   * transaction ends.
   *
   * @param seen the version that the caller read; null for any version
   */
  public UserView lockForChange(AccountId id, @Nullable Version seen, Caller caller) {
    return users.lock(id, seen, caller);
  }
}
