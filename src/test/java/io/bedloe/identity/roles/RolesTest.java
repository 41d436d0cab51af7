package io.bedloe.identity.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeClock;
import io.bedloe.fakes.FakeSql;
import io.bedloe.identity.roles.RoleGraph.Role;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.persistence.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When the roles are read again, and what is locked before they change. */
class RolesTest {

  private static final RoleId ID = new RoleId(new UUID(0, 1));

  private final List<Role> stored =
      new ArrayList<>(List.of(new Role("reader", Set.of(Permission.CATALOG_READ), List.of())));
  private final FakeSql sql =
      new FakeSql().answer("FROM roles ORDER BY name", none -> List.copyOf(stored));
  private final Roles roles = new Roles(sql, new FakeClock());

  private void addElsewhere(String name) {
    stored.add(new Role(name, Set.of(Permission.STOCK_READ), List.of("reader")));
  }

  @Test
  void theRolesAreReadOnceUntilAccessChanges() {
    assertThat(roles.graph().names()).containsExactly("reader");
    addElsewhere("counter");
    assertThat(roles.graph().names()).containsExactly("reader");
    roles.evict(new AccessChanged());
    assertThat(roles.graph().names()).containsExactlyInAnyOrder("reader", "counter");
  }

  @Test
  void aChangeReadsTheCurrentRolesUnderALock() {
    assertThat(roles.graph().names()).containsExactly("reader");
    addElsewhere("counter");
    assertThat(roles.lockGraph().names()).containsExactlyInAnyOrder("reader", "counter");
    assertThat(sql.locks()).containsExactly("access.roles");
  }

  @Test
  void theBuiltInRolesAreStoredAtEachStartAndReadAgain() {
    assertThat(roles.graph().names()).containsExactly("reader");
    addElsewhere("user");
    roles.writeBuiltIn(new Schema.Ready());
    assertThat(sql.updates()).hasSize(BuiltInRole.values().length);
    assertThat(roles.graph().names()).containsExactlyInAnyOrder("reader", "user");
  }

  @Test
  void aRoleIsFoundByItsIdAndCountedByThoseThatInheritIt() {
    var view =
        new RoleView(
            ID, "reader", "", false, List.of(), List.of(), false, Instant.EPOCH, Instant.EPOCH);
    sql.answer("FROM roles r WHERE r.id", id -> List.of(new Versioned<>(view, 3)));
    sql.answer("ANY (parents)", name -> List.of(name.contains("reader") ? 2L : 0L));
    assertThat(roles.byId(ID)).contains(new Versioned<>(view, 3));
    assertThat(roles.countStandingOn("reader")).isEqualTo(2);
    assertThat(roles.countStandingOn("counter")).isZero();
  }
}
