package io.bedloe.identity.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.identity.roles.Roles.RoleTerms;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleInputTest {

  private static final RoleInput FULL =
      new RoleInput(
          "warehouse",
          "Counts stock",
          List.of("stock:write", "stock:read", "stock:write"),
          List.of("user", "counter"),
          true);

  @Test
  void permissionsAndParentsAreSortedAndNamedOnce() {
    assertThat(FULL.toTerms())
        .isEqualTo(
            new RoleTerms(
                "warehouse",
                "Counts stock",
                List.of("stock:read", "stock:write"),
                List.of("counter", "user"),
                true));
  }

  @Test
  void whatIsLeftOutIsEmptyAndRequiresNoSecondFactor() {
    assertThat(new RoleInput("warehouse", null, null, null, null).toTerms())
        .isEqualTo(new RoleTerms("warehouse", "", List.of(), List.of(), false));
  }

  @Test
  void aFaultPointsToThePlaceInTheRequest() {
    assertThat(FULL.pointerToPermission("stock:read")).isEqualTo("/permissions/1");
    assertThat(FULL.pointerToParent("user")).isEqualTo("/parents/0");
    assertThat(new RoleInput("warehouse", null, null, null, null).pointerToParent("user"))
        .isEqualTo("/parents");
  }
}
