package io.bedloe.access.data;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.bedloe.access.BuiltInRole;
import io.bedloe.access.model.RoleGraph;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Schema;
import io.bedloe.platform.persistence.Sql;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;

/** The roles, as they are or were a second ago. */
@ApplicationScoped
public class Roles {

  private static final int FIRST = 50;

  /** A change on another server takes effect within this time. */
  public static final Duration STALENESS = Duration.ofSeconds(1);

  private final Sql sql;
  private final Clock clock;
  private final LoadingCache<String, RoleGraph> graph;

  @Inject
  public Roles(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
    this.graph = Caffeine.newBuilder().expireAfterWrite(STALENESS).build(key -> read());
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected Roles() {
    this.sql = null;
    this.clock = null;
    this.graph = null;
  }

  public RoleGraph graph() {
    return graph.get("all");
  }

  /** Has the next one who asks read them afresh. */
  public void changed() {
    graph.invalidateAll();
  }

  private RoleGraph read() {
    return new RoleGraph(
        sql.list("SELECT name, permissions, parents FROM roles ORDER BY name", Roles::role));
  }

  private static RoleGraph.Role role(Row row) {
    var permissions = new HashSet<Permission>();
    // A name that this version does not know is one of a newer version beside it
    row.texts("permissions").forEach(code -> Permission.of(code).ifPresent(permissions::add));
    return new RoleGraph.Role(row.text("name"), permissions, row.texts("parents"));
  }

  /** The built-in roles allow what this version of the code says. */
  @Transactional
  void writeBuiltIn(@Observes @Priority(FIRST) Schema.Ready ready) {
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
