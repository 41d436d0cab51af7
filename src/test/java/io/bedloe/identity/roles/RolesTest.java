package io.bedloe.identity.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeClock;
import io.bedloe.fakes.FakeSql;
import io.bedloe.identity.roles.RoleGraph.Role;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.persistence.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When the roles are read again, and what is locked before they change. */
class RolesTest {

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
}
