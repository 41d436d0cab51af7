package io.bedloe.identity.accounts;

import io.bedloe.identity.accounts.usecase.ManageUsers;
import io.bedloe.identity.roles.OwnRights;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.http.Version;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accounts for other features that look after something of an account in its owner's stead. */
@Dependent
public class AccountAdministration {

  private final ManageUsers users;
  private final OwnRights rights;

  @Inject
  public AccountAdministration(ManageUsers users, OwnRights rights) {
    this.users = users;
    this.rights = rights;
  }

  /** Refuses an id that no account has. */
  public Versioned<UserView> read(UUID id) {
    return users.read(id);
  }

  /**
   * Refuses an account that may do what the caller may not.
   *
   * @param seen the version that the caller saw; null when it may be any
   */
  public void mustBeWithinRights(UUID id, @Nullable Version seen, Caller caller) {
    var current = users.read(id);
    Version.mustBeCurrent(seen, current.version());
    rights.mustCover(current.value().roles(), caller);
  }

  /**
   * An account that the caller may change, while nobody else changes accounts.
   *
   * @param seen the version that the caller saw; null when it may be any
   */
  public UserView lockForChange(UUID id, @Nullable Version seen, Caller caller) {
    return users.lock(id, seen, caller);
  }
}
