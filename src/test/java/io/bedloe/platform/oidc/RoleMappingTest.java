package io.bedloe.platform.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleMappingTest {

  private static RoleMapping mapping(String text) {
    return new RoleMapping("groups", RoleMapping.parse(text));
  }

  @Test
  void valuesBecomeTheRolesThatAreWrittenAndNoOthers() {
    var mapping = mapping("bosses=manager, staff=user,O=Corp=user , bosses=user");
    assertThat(mapping.of(List.of("bosses"))).containsExactly("manager", "user");
    assertThat(mapping.of(List.of("O=Corp"))).containsExactly("user");
    assertThat(mapping.of(List.of("admin", "manager", "Bosses"))).isEmpty();
  }

  @Test
  void theProviderHasASayInEveryRoleThatIsWritten() {
    assertThat(mapping("a=manager,b=user,c=manager").managed()).containsExactly("manager", "user");
    assertThat(mapping("none").managed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bosses", "=user", "bosses=", "bosses=User", "bosses=user,", "a=b c"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> RoleMapping.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("staff=user");
  }
}
