package io.bedloe.identity.accounts;

import org.jspecify.annotations.Nullable;

/**
 * An account and what its password hashes to.
 *
 * @param passwordHash null for an account that signs in elsewhere
 */
public record AccountWithPassword(Account account, @Nullable String passwordHash) {

  /** Never the hash. */
  @Override
  public String toString() {
    return "AccountWithPassword[account=" + account + "]";
  }
}
