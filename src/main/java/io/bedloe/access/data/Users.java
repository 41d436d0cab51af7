package io.bedloe.access.data;

import io.bedloe.access.Account;
import io.bedloe.kernel.Ids;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The accounts. */
@ApplicationScoped
public class Users {

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

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected Users() {
    this.sql = null;
    this.ids = null;
    this.clock = null;
  }

  /**
   * An account and what its password hashes to.
   *
   * @param passwordHash null for an account that signs in elsewhere
   */
  public record WithPassword(Account account, @Nullable String passwordHash) {}

  /** An account that can be used. */
  public Optional<WithPassword> byEmail(String email) {
    return sql.one(SELECT + " lower(u.email) = lower(?)", Users::withPassword, email);
  }

  /** An account that can be used. */
  public Optional<WithPassword> byId(UUID id) {
    return sql.one(SELECT + " u.id = ?", Users::withPassword, id);
  }

  /** Opens an account, unless the address has one; answers its id when it is new. */
  public Optional<UUID> open(
      String email, String name, @Nullable String passwordHash, Collection<String> roles) {
    var now = clock.instant();
    var opened =
        sql.one(
            """
            INSERT INTO users (id, email, name, password_hash, enabled, created_at, updated_at)
            VALUES (?, ?, ?, ?, TRUE, ?, ?) ON CONFLICT DO NOTHING RETURNING id""",
            row -> row.uuid("id"),
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

  public void setPassword(UUID id, String passwordHash) {
    sql.update(
        "UPDATE users SET password_hash = ?, updated_at = ?, version = version + 1 WHERE id = ?",
        passwordHash,
        clock.instant(),
        id);
  }

  private static WithPassword withPassword(Row row) {
    return new WithPassword(
        new Account(row.uuid("id"), row.text("email"), row.text("name"), row.texts("roles")),
        row.textOrNull("password_hash"));
  }
}
