package io.bedloe.access;

import io.bedloe.kernel.Ids;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Looks accounts up and opens new ones. */
@ApplicationScoped
public class Accounts {

  private static final String SELECT =
      """
      SELECT u.id, u.email, u.name, u.password_hash,
        ARRAY(SELECT r.role FROM user_roles r WHERE r.user_id = u.id ORDER BY r.role) AS roles
      FROM users u WHERE u.enabled AND""";

  private final Sql sql;
  private final Ids ids;
  private final Clock clock;

  @Inject
  public Accounts(Sql sql, Ids ids, Clock clock) {
    this.sql = sql;
    this.ids = ids;
    this.clock = clock;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected Accounts() {
    this.sql = null;
    this.ids = null;
    this.clock = null;
  }

  record WithPassword(Account account, String passwordHash) {}

  Optional<WithPassword> byEmail(String email) {
    return sql.one(
        SELECT + " lower(u.email) = lower(?)",
        row -> new WithPassword(read(row), row.text("password_hash")),
        email);
  }

  /** Whether there is such an account. */
  public boolean exists(UUID id) {
    return sql.one("SELECT id FROM users WHERE id = ?", row -> row.uuid("id"), id).isPresent();
  }

  /** Opens an account, unless the address has one. */
  void open(String email, String name, String passwordHash, Role role) {
    var opened =
        sql.one(
            """
            INSERT INTO users (id, email, name, password_hash, enabled, created_at)
            VALUES (?, ?, ?, ?, TRUE, ?) ON CONFLICT DO NOTHING RETURNING id""",
            row -> row.uuid("id"),
            ids.next(),
            email,
            name,
            passwordHash,
            clock.instant());
    opened.ifPresent(
        id -> sql.update("INSERT INTO user_roles (user_id, role) VALUES (?, ?)", id, role.code()));
  }

  private static Account read(Row row) {
    return new Account(row.uuid("id"), row.text("email"), row.text("name"), row.texts("roles"));
  }
}
