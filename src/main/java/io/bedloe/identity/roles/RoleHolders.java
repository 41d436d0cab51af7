package io.bedloe.identity.roles;

/** Knows who has a role. The feature that owns the accounts implements this port. */
public interface RoleHolders {

  /** How many accounts have a role, usable or not. */
  long countWith(String role);
}
