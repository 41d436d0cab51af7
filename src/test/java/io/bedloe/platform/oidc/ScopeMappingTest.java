package io.bedloe.platform.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.kernel.Permission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeMappingTest {

  private static final ScopeMapping MAPPING =
      ScopeMapping.parse("api.read=orders:read, api.read=catalog:read, https://x/w=orders:write");

  @Test
  void eachScopeAllowsItsPermissions() {
    assertThat(MAPPING.allowedBy(Map.of("scope", "openid api.read")).orElseThrow())
        .containsExactlyInAnyOrder(Permission.ORDERS_READ, Permission.CATALOG_READ);
    assertThat(MAPPING.allowedBy(Map.of("scp", "https://x/w")).orElseThrow())
        .containsExactly(Permission.ORDERS_WRITE);
    assertThat(MAPPING.allowedBy(Map.of("scp", List.of("https://x/w", "y"))).orElseThrow())
        .containsExactly(Permission.ORDERS_WRITE);
  }

  @Test
  void tokensWithoutMappedScopesAllowNothing() {
    assertThat(MAPPING.allowedBy(Map.of())).contains(Set.of());
    assertThat(MAPPING.allowedBy(Map.of("scope", "API.READ openid"))).contains(Set.of());
  }

  @Test
  void withoutAMapScopesDoNotNarrow() {
    assertThat(ScopeMapping.parse("none").allowedBy(Map.of("scope", "api.read"))).isEmpty();
  }

  @Test
  void unknownPermissionsAndOtherTextsAreRefused() {
    assertThatThrownBy(() -> ScopeMapping.parse("a=orders:fly"))
        .hasMessage("there is no permission orders:fly");
    assertThatThrownBy(() -> ScopeMapping.parse("orders:read")).hasMessageContaining("not a list");
  }
}
