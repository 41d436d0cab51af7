package io.bedloe.identity.accounts;

import io.bedloe.identity.accounts.data.Users;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The account data that other features may read and change. */
@ApplicationScoped
public class Accounts {

  private final Sql sql;
  private final Users users;

  @Inject
  public Accounts(Sql sql, Users users) {
    this.sql = sql;
    this.users = users;
  }

  /** Whether there is such an account. */
  public boolean exists(UUID id) {
    return sql.one(
            "SELECT id FROM users WHERE id = ? AND erased_at IS NULL", row -> row.uuid("id"), id)
        .isPresent();
  }

  /** An account that can be used. */
  public Optional<Account> find(UUID id) {
    return users.byId(id).map(AccountWithPassword::account);
  }

  /** An account that can be used. */
  public Optional<AccountWithPassword> findByEmail(String email) {
    return users.byEmail(email);
  }

  /** Whether an account that can be used has a password. */
  public boolean hasPassword(UUID id) {
    return users.byId(id).map(AccountWithPassword::passwordHash).isPresent();
  }

  /** Whether an account can be used; it stays so for the transaction. */
  public boolean lockIfUsable(UUID id) {
    return users.lockUsable(id);
  }

  /** Whether that is the hash of a usable account's password; it stays so for the transaction. */
  public boolean lockIfPasswordIs(UUID id, String hash) {
    return users.lockIfPasswordIs(id, hash);
  }

  /** Keeps the same password by another hash, unless it was changed meanwhile. */
  public void replaceHash(UUID id, String former, String better) {
    users.rehash(id, former, better);
  }

  /** One change of accounts at a time, so that of two neither takes the last admin for another. */
  public void lockAll() {
    users.lock();
  }

  /** Whether another account than this one has the e-mail address. */
  public boolean isEmailTaken(String email, UUID by) {
    return users.isTaken(email, by);
  }

  /** Opens an account without a password, unless the address has one; answers its id. */
  public Optional<UUID> open(String email, String name, Collection<String> roles) {
    return users.open(email, name, null, roles);
  }

  /** Changes the e-mail address and the roles of an account that can be used. */
  public void change(Account account, String email, List<String> roles) {
    users.change(account.id(), email, account.name(), true, roles);
  }

  /** Its owner has shown to read what is sent to its address, here or to whom we trust in it. */
  public void markEmailVerified(UUID id) {
    users.verified(id);
  }

  /** Whether an account that can be used has a role. */
  public boolean isAnyUsableWith(String role) {
    return users.usableWith(role) > 0;
  }
}
