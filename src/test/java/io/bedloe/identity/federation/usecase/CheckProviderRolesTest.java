package io.bedloe.identity.federation.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.identity.roles.RoleGraph;
import io.bedloe.platform.oidc.Provider;
import io.bedloe.platform.oidc.RoleMapping;
import io.bedloe.platform.oidc.ScopeMapping;
import io.bedloe.platform.oidc.ServiceAccounts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckProviderRolesTest {

  private static final RoleGraph GRAPH =
      new RoleGraph(List.of(new RoleGraph.Role("user", Set.of(), List.of())));

  private static Provider provider(List<String> firstRoles, Set<String> serviceRoles) {
    var services =
        new ServiceAccounts(Map.of("erp", new ServiceAccounts.Service("erp", null, serviceRoles)));
    return new Provider(
        "corp",
        "Corp",
        "https://corp.example",
        null,
        new Provider.Bearer("https://api.example", false, new ScopeMapping(Map.of()), services),
        new RoleMapping("roles", Map.of("lost", Set.of("no-such-role"))),
        true,
        firstRoles,
        Provider.Sessions.LIKE_OTHERS);
  }

  @Test
  void unknownFirstRolesAreAFault() {
    assertThat(CheckProviderRoles.faults(List.of(provider(List.of("usr"), Set.of())), GRAPH))
        .containsExactly("bedloe.oidc.corp.first-roles: the role does not exist: usr");
  }

  @Test
  void unknownRolesOfServiceAccountsAreAFault() {
    assertThat(CheckProviderRoles.faults(List.of(provider(List.of(), Set.of("boss"))), GRAPH))
        .containsExactly("bedloe.oidc.corp.service-accounts: the role does not exist: boss");
  }

  @Test
  void rolesThatExistAreNone() {
    var good = List.of(provider(List.of("user"), Set.of("user")));
    assertThat(CheckProviderRoles.faults(good, GRAPH)).isEmpty();
  }
}
