package io.bedloe.identity.roles;

/**
 * Determines the accounts that have a role. The feature that owns the accounts implements this
 * port.
 */
public interface RoleHolders {

  /** Returns the number of accounts that have a role, enabled or not. */
  long countWith(String role);
}
