package io.bedloe.identity.accounts;

import org.jspecify.annotations.Nullable;

/**
 * An account with the hash of its password.
 *
 * @param passwordHash null for an account that signs in only at a provider
 */
public record AccountWithPassword(Account account, @Nullable String passwordHash) {

  /** Leaves the hash out. */
  @Override
  public String toString() {
    return "AccountWithPassword[account=" + account + "]";
  }
}
