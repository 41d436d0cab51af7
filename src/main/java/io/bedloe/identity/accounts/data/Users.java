package io.bedloe.identity.accounts.data;

import io.bedloe.identity.accounts.Account;
import io.bedloe.identity.accounts.AccountWithPassword;
import io.bedloe.identity.accounts.UserView;
import io.bedloe.identity.accounts.model.User;
import io.bedloe.identity.roles.RoleHolders;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored accounts. */
@ApplicationScoped
public class Users implements RoleHolders {

  private static final String SELECT =
      """
      SELECT u.id, u.email, u.name, u.password_hash,
        ARRAY(SELECT r.role FROM user_roles r WHERE r.user_id = u.id ORDER BY r.role) AS roles
      FROM users u WHERE u.enabled AND u.erased_at IS NULL AND""";

  private final Sql sql;
  private final Ids ids;
  private final Clock clock;

  @Inject
  public Users(Sql sql, Ids ids, Clock clock) {
    this.sql = sql;
    this.ids = ids;
    this.clock = clock;
  }

  /** Returns an account that is enabled. */
  public Optional<AccountWithPassword> byEmail(String email) {
    return sql.one(SELECT + " lower(u.email) = lower(?)", Users::withPassword, email);
  }

  /** Whether there is an account that is not erased. */
  public boolean exists(AccountId id) {
    return sql.one(
            "SELECT id FROM users WHERE id = ? AND erased_at IS NULL",
            row -> row.id("id", AccountId::new),
            id)
        .isPresent();
  }

  /** Returns an account that is enabled. */
  public Optional<AccountWithPassword> byId(AccountId id) {
    return sql.one(SELECT + " u.id = ?", Users::withPassword, id);
  }

  /** Returns the stored address of an account, enabled or not, for an address in any case. */
  public Optional<String> addressOf(String typed) {
    return sql.one(
        "SELECT email FROM users WHERE lower(email) = lower(?)", row -> row.text("email"), typed);
  }

  /**
   * Records that the owner has proved access to the e-mail address, here or at a trusted provider.
   */
  public void verified(AccountId id) {
    sql.update(
        "UPDATE users SET email_verified_at = coalesce(email_verified_at, ?) WHERE id = ?",
        clock.instant(),
        id);
  }

  /** Opens an account, unless another account has the address; returns its id when it is new. */
  public Optional<AccountId> open(
      String email, String name, @Nullable String passwordHash, Collection<String> roles) {
    var now = clock.instant();
    var opened =
        sql.one(
            """
            INSERT INTO users (id, email, name, password_hash, enabled, created_at, updated_at)
            VALUES (?, ?, ?, ?, TRUE, ?, ?) ON CONFLICT DO NOTHING RETURNING id""",
            row -> row.id("id", AccountId::new),
            ids.next(),
            email,
            name,
            passwordHash,
            now,
            now);
    opened.ifPresent(
        id ->
            roles.forEach(
                role ->
                    sql.update("INSERT INTO user_roles (user_id, role) VALUES (?, ?)", id, role)));
    return opened;
  }

  /** Returns an account, enabled or not, as administrators see it. */
  public Optional<Versioned<UserView>> seen(AccountId id) {
    return sql.one(UserListing.BY_ID, UserListing::versioned, id);
  }

  /**
   * Serializes changes of accounts, so that two concurrent changes cannot together remove the last
   * admin.
   */
  public void lock() {
    sql.advisoryLock("access.users");
  }

  public boolean isTaken(String email, AccountId by) {
    return sql.one(
            "SELECT id FROM users WHERE lower(email) = lower(?) AND id <> ?",
            row -> row.id("id", AccountId::new),
            email,
            by)
        .isPresent();
  }

  /**
   * Stores the address, the name, the roles and the state of an account; another address is not
   * verified.
   */
  public void change(User user) {
    sql.update(
        """
        UPDATE users SET email = ?, name = ?, enabled = ?, updated_at = ?, version = version + 1,
          email_verified_at = CASE WHEN lower(email) = lower(?) THEN email_verified_at END
        WHERE id = ?""",
        user.email(),
        user.name(),
        user.enabled(),
        clock.instant(),
        user.email(),
        user.id());
    var names = user.roles().toArray(String[]::new);
    sql.update("DELETE FROM user_roles WHERE user_id = ? AND NOT role = ANY (?)", user.id(), names);
    sql.update(
        """
        INSERT INTO user_roles (user_id, role) SELECT ?, unnest(?::text[])
        ON CONFLICT DO NOTHING""",
        user.id(),
        names);
  }

  /**
   * Stores an account that was erased, and deletes its roles and mailed tokens; the records of its
   * actions stay.
   */
  public void erase(User erased) {
    sql.update("DELETE FROM user_roles WHERE user_id = ?", erased.id());
    sql.update(
        """
        UPDATE users SET email = ?, name = ?, password_hash = NULL, enabled = ?, erased_at = ?,
          updated_at = ?, version = version + 1
        WHERE id = ?""",
        erased.email(),
        erased.name(),
        erased.enabled(),
        erased.erasedAt(),
        clock.instant(),
        erased.id());
    sql.update("DELETE FROM account_tokens WHERE user_id = ?", erased.id());
  }

  @Override
  public long countWith(String role) {
    return sql.single(
        "SELECT count(*) AS n FROM user_roles WHERE role = ?", row -> row.number("n"), role);
  }

  /** Returns the number of enabled accounts that have a role. */
  public long usableWith(String role) {
    return sql.single(
        """
        SELECT count(*) AS n FROM users u JOIN user_roles r ON r.user_id = u.id
        WHERE r.role = ? AND u.enabled AND u.erased_at IS NULL""",
        row -> row.number("n"),
        role);
  }

  /**
   * Returns whether an enabled account has this password hash, and keeps it so until the
   * transaction ends.
   */
  public boolean lockIfPasswordIs(AccountId id, String hash) {
    return sql.one(
            """
            SELECT id FROM users
            WHERE id = ? AND password_hash = ? AND enabled AND erased_at IS NULL FOR SHARE""",
            row -> row.id("id", AccountId::new),
            id,
            hash)
        .isPresent();
  }

  /**
   * Returns whether an account is enabled, and keeps it and its password so until the transaction
   * ends.
   */
  public boolean lockUsable(AccountId id) {
    return sql.one(
            "SELECT id FROM users WHERE id = ? AND enabled AND erased_at IS NULL FOR SHARE",
            row -> row.id("id", AccountId::new),
            id)
        .isPresent();
  }

  public void setPassword(AccountId id, String passwordHash) {
    sql.update(
        "UPDATE users SET password_hash = ?, updated_at = ?, version = version + 1 WHERE id = ?",
        passwordHash,
        clock.instant(),
        id);
  }

  /** Stores another hash of the same password, unless the password was changed meanwhile. */
  public void rehash(AccountId id, String old, String better) {
    sql.update(
        "UPDATE users SET password_hash = ? WHERE id = ? AND password_hash = ?", better, id, old);
  }

  private static AccountWithPassword withPassword(Row row) {
    return new AccountWithPassword(
        new Account(
            row.id("id", AccountId::new), row.text("email"), row.text("name"), row.texts("roles")),
        row.textOrNull("password_hash"));
  }
}
