package io.bedloe.platform.security;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Computes what accounts may do, and through which roles. The feature that owns roles implements
 * this port.
 */
public interface EffectivePermissions {

  /**
   * The effective permissions of an account.
   *
   * @param caller the account as a caller
   * @param grants every path from one of its roles to a permission
   */
  record AccountPermissions(Caller caller, List<Grant> grants) {

    public AccountPermissions {
      grants = List.copyOf(grants);
    }
  }

  /**
   * A path from a role to a permission.
   *
   * @param path the names of the roles: a role of the account, then its parent, and so on to the
   *     role that holds the permission
   */
  record Grant(Permission permission, List<String> path) {

    public Grant {
      path = List.copyOf(path);
    }
  }

  /** Returns these roles and all roles that they inherit, in the current hierarchy. */
  Set<String> withInheritedRoles(Set<String> roles);

  /** Returns every path from these roles to a permission, in the current hierarchy. */
  List<Grant> grants(Set<String> roles, Permission permission);

  /** Returns the permissions of an account; empty when it does not exist or may not sign in. */
  Optional<AccountPermissions> ofAccount(AccountId account);
}
