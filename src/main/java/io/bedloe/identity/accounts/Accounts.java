package io.bedloe.identity.accounts;

import io.bedloe.identity.accounts.data.Users;
import io.bedloe.identity.accounts.model.User;
import io.bedloe.kernel.AccountId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The account data that other features may read and change. */
@ApplicationScoped
public class Accounts {

  private final Users users;

  @Inject
  public Accounts(Users users) {
    this.users = users;
  }

  /** Returns whether the account exists. */
  public boolean exists(AccountId id) {
    return users.exists(id);
  }

  /** Returns an account that is enabled. */
  public Optional<Account> find(AccountId id) {
    return users.byId(id).map(AccountWithPassword::account);
  }

  /** Returns an account that is enabled. */
  public Optional<AccountWithPassword> findByEmail(String email) {
    return users.byEmail(email);
  }

  /** Returns whether an enabled account has a password. */
  public boolean hasPassword(AccountId id) {
    return users.byId(id).map(AccountWithPassword::passwordHash).isPresent();
  }

  /** Returns whether an account is enabled, and keeps it so until the transaction ends. */
  public boolean lockIfUsable(AccountId id) {
    return users.lockUsable(id);
  }

  /**
   * Returns whether an enabled account has this password hash, and keeps it so until the
   * transaction ends.
   */
  public boolean lockIfPasswordIs(AccountId id, String hash) {
    return users.lockIfPasswordIs(id, hash);
  }

  /** Stores another hash of the same password, unless the password was changed meanwhile. */
  public void replaceHash(AccountId id, String former, String better) {
    users.rehash(id, former, better);
  }

  /**
   * Serializes changes of accounts, so that two concurrent changes cannot together remove the last
   * admin.
   */
  public void lockAll() {
    users.lock();
  }

  /** Returns whether another account has the e-mail address. */
  public boolean isEmailTaken(String email, AccountId by) {
    return users.isTaken(email, by);
  }

  /**
   * Opens an account without a password, unless another account has the address; returns its id.
   */
  public Optional<AccountId> open(String email, String name, Collection<String> roles) {
    return users.open(email, name, null, roles);
  }

  /** Changes the e-mail address and the roles of an enabled account. */
  public void change(Account account, String email, List<String> roles) {
    var user = User.of(users.seen(account.id()).orElseThrow().value());
    users.change(user.changeByProvider(email, roles));
  }

  /**
   * Records that the owner has proved access to the e-mail address, here or at a trusted provider.
   */
  public void markEmailVerified(AccountId id) {
    users.verified(id);
  }

  /** Returns whether an enabled account has a role. */
  public boolean isAnyUsableWith(String role) {
    return users.usableWith(role) > 0;
  }
}
