package io.bedloe.identity.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.identity.roles.RoleGraph.Role;
import io.bedloe.kernel.Permission;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BuiltInRoleTest {

  private final RoleGraph graph =
      new RoleGraph(
          Arrays.stream(BuiltInRole.values())
              .map(role -> new Role(role.code(), role.permissions(), role.parents()))
              .toList());

  private Set<Permission> of(String role) {
    return graph.permissionsOf(List.of(role));
  }

  /** The expected permissions are listed here, and not computed from {@link BuiltInRole}. */
  @Test
  void aUserReadsTheCatalogueAndPlacesOwnOrders() {
    assertThat(of("user"))
        .containsExactlyInAnyOrder(
            Permission.CATALOG_READ,
            Permission.STOCK_READ,
            Permission.CUSTOMERS_READ,
            Permission.ORDERS_READ,
            Permission.ORDERS_WRITE,
            Permission.EVENTS_READ,
            Permission.NOTIFICATIONS_OWN,
            Permission.KEYS_OWN);
  }

  @Test
  void aManagerMayWhatAUserMayAndRunsTheShopButNoAccounts() {
    assertThat(of("manager")).containsAll(of("user"));
    assertThat(of("manager"))
        .contains(Permission.ORDERS_FULFIL, Permission.IMPORTS_RUN, Permission.REPORTS_READ)
        .doesNotContain(
            Permission.USERS_READ,
            Permission.USERS_MANAGE,
            Permission.ROLES_MANAGE,
            Permission.KEYS_MANAGE,
            Permission.AUDIT_READ,
            Permission.POLICIES_READ);
  }

  @Test
  void anAdministratorMayEverything() {
    assertThat(of("admin")).containsExactlyInAnyOrder(Permission.values());
  }

  @Test
  void theNamesAreThoseOfTheApi() {
    assertThat(graph.names()).containsExactlyInAnyOrder("user", "manager", "admin");
    assertThat(BuiltInRole.values())
        .allSatisfy(role -> assertThat(role.description()).isNotBlank());
  }
}
