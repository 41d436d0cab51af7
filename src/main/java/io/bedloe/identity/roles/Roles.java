package io.bedloe.identity.roles;

import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.cache.ReadThroughCache;
import io.bedloe.platform.config.StartOrder;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Schema;
import io.bedloe.platform.persistence.Sql;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The roles, at most a second old. */
@ApplicationScoped
public class Roles {

  /** A change on another server takes effect within this time. */
  public static final Duration STALENESS = Duration.ofSeconds(1);

  private final Sql sql;
  private final Clock clock;
  private final ReadThroughCache<String, RoleGraph> graph = new ReadThroughCache<>(STALENESS, 1);

  @Inject
  public Roles(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** The name, permissions and parents of a role. */
  public record RoleTerms(
      String name,
      String description,
      List<String> permissions,
      List<String> parents,
      boolean secondFactor) {}

  public RoleGraph graph() {
    return graph.get("all", this::read);
  }

  void evict(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccessChanged change) {
    changed();
  }

  private void changed() {
    graph.evictAll();
  }

  /** Returns the current roles, and prevents other changes of roles until the transaction ends. */
  public RoleGraph lockGraph() {
    sql.advisoryLock("access.roles");
    return read();
  }

  public Optional<Versioned<RoleView>> byId(RoleId id) {
    return sql.one(RoleListing.BY_ID, RoleListing::versioned, id);
  }

  public void add(RoleId id, RoleTerms terms) {
    sql.update(
        """
        INSERT INTO roles (id, name, description, built_in, permissions, parents, second_factor,
          version, created_at, updated_at)
        VALUES (?, ?, ?, FALSE, ?, ?, ?, 0, ?, ?)""",
        id,
        terms.name(),
        terms.description(),
        terms.permissions().toArray(String[]::new),
        terms.parents().toArray(String[]::new),
        terms.secondFactor(),
        clock.instant(),
        clock.instant());
  }

  public void change(RoleId id, RoleTerms terms) {
    sql.update(
        """
        UPDATE roles SET description = ?, permissions = ?, parents = ?, second_factor = ?,
          updated_at = ?, version = version + 1
        WHERE id = ?""",
        terms.description(),
        terms.permissions().toArray(String[]::new),
        terms.parents().toArray(String[]::new),
        terms.secondFactor(),
        clock.instant(),
        id);
  }

  public void remove(RoleId id) {
    sql.update("DELETE FROM roles WHERE id = ?", id);
  }

  /** Returns the number of roles that inherit a role directly. */
  public long countStandingOn(String name) {
    return sql.single(
        "SELECT count(*) AS n FROM roles WHERE ? = ANY (parents)", row -> row.number("n"), name);
  }

  private RoleGraph read() {
    return new RoleGraph(
        sql.list(
            "SELECT name, permissions, parents, second_factor FROM roles ORDER BY name",
            Roles::role));
  }

  private static RoleGraph.Role role(Row row) {
    var permissions = new HashSet<Permission>();
    // This version ignores unknown names, because a newer version that runs beside it may have
    // written them.
    row.texts("permissions").forEach(code -> Permission.of(code).ifPresent(permissions::add));
    return new RoleGraph.Role(
        row.text("name"), permissions, row.texts("parents"), row.flag("second_factor"));
  }

  /** Stores the built-in roles with the permissions of this version of the code. */
  @Transactional
  void writeBuiltIn(@Observes @Priority(StartOrder.BUILT_IN_ROLES) Schema.Ready ready) {
    for (var role : BuiltInRole.values()) {
      sql.update(
          """
          UPDATE roles SET description = ?, permissions = ?, parents = ?, updated_at = ?
          WHERE name = ?""",
          role.description(),
          role.permissions().stream().map(Permission::code).toArray(String[]::new),
          role.parents().toArray(String[]::new),
          clock.instant(),
          role.code());
    }
    changed();
  }
}
