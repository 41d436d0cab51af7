package io.bedloe.platform.security;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Knows what accounts may do, and through which roles. The feature that owns roles implements it.
 */
public interface Standings {

  /**
   * The effective permissions of an account.
   *
   * @param caller as whom its requests count
   * @param grants every way in which its roles come to a permission
   */
  record Standing(Caller caller, List<Grant> grants) {

    public Standing {
      grants = List.copyOf(grants);
    }
  }

  /**
   * One way to a permission.
   *
   * @param path roles by name: one that the account has, then its parent, and so on to the one that
   *     holds the permission
   */
  record Grant(Permission permission, List<String> path) {

    public Grant {
      path = List.copyOf(path);
    }
  }

  /** These roles and all that they stand on, as the hierarchy is now. */
  Set<String> all(Set<String> roles);

  /** Every way in which these roles come to a permission, as the hierarchy is now. */
  List<Grant> grants(Set<String> roles, Permission permission);

  /** The standing of an account; empty when there is none, or when it may not sign in. */
  Optional<Standing> of(UUID account);
}
