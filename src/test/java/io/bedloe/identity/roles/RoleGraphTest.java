package io.bedloe.identity.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.identity.roles.RoleGraph.Role;
import io.bedloe.kernel.Permission;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleGraphTest {

  private final RoleGraph graph =
      new RoleGraph(
          List.of(
              new Role("reader", Set.of(Permission.ORDERS_READ), List.of()),
              new Role("writer", Set.of(Permission.ORDERS_WRITE), List.of("reader")),
              new Role("pricer", Set.of(Permission.ORDERS_PRICE), List.of("reader")),
              new Role("chief", Set.of(), List.of("writer", "pricer", "gone"))));

  @Test
  void aRoleHasWhatItsParentsAllowHoweverFarUp() {
    assertThat(graph.permissionsOf(List.of("chief")))
        .containsExactlyInAnyOrder(
            Permission.ORDERS_READ, Permission.ORDERS_WRITE, Permission.ORDERS_PRICE);
    assertThat(graph.permissionsOf(List.of("reader"))).containsExactly(Permission.ORDERS_READ);
  }

  @Test
  void aNameThatNoRoleHasAllowsNothing() {
    assertThat(graph.permissionsOf(List.of("nobody", ""))).isEmpty();
  }

  @Test
  void pathsToAPermissionAreTheShortestOnes() {
    assertThat(graph.pathsTo(Permission.ORDERS_READ, List.of("chief", "reader")))
        .containsExactly(List.of("chief", "writer", "reader"), List.of("reader"));
    assertThat(graph.pathsTo(Permission.STOCK_WRITE, List.of("chief"))).isEmpty();
  }

  @Test
  void allRolesAreThoseThatAreStoodOnToo() {
    assertThat(graph.withInheritedRoles(List.of("chief")))
        .containsExactlyInAnyOrder("chief", "writer", "pricer", "reader");
    assertThat(graph.withInheritedRoles(List.of("reader", "nobody"))).containsExactly("reader");
  }

  @Test
  void aSecondFactorIsAskedForByARoleOrByOneThatItStandsOn() {
    var strict =
        new RoleGraph(
            List.of(
                new Role("guarded", Set.of(), List.of(), true),
                new Role("above", Set.of(), List.of("guarded")),
                new Role("beside", Set.of(), List.of())));
    assertThat(strict.askForSecondFactor(List.of("above"))).isTrue();
    assertThat(strict.askForSecondFactor(List.of("beside", "guarded"))).isTrue();
    assertThat(strict.askForSecondFactor(List.of("beside", "nobody"))).isFalse();
  }

  @Test
  void rolesAreCoveredByPermissionsWhenTheyAndTheInheritedOnesAllowNothingElse() {
    var held = Set.of(Permission.ORDERS_READ, Permission.ORDERS_WRITE);
    assertThat(graph.areCovered(List.of("writer", "reader"), held)).isTrue();
    assertThat(graph.areCovered(List.of(), Set.of())).isTrue();
    assertThat(graph.areCovered(List.of("writer"), Set.of(Permission.ORDERS_WRITE))).isFalse();
    assertThat(graph.areCovered(List.of("reader", "pricer"), held)).isFalse();
  }

  @Test
  void aCycleIsDetectedBeforeItIsCreated() {
    assertThat(graph.wouldCircle("reader", List.of("chief"))).isTrue();
    assertThat(graph.wouldCircle("reader", List.of("reader"))).isTrue();
    assertThat(graph.wouldCircle("chief", List.of("reader"))).isFalse();
  }

  @Test
  void aStoredCycleDoesNotCauseAnEndlessLoop() {
    var circle =
        new RoleGraph(
            List.of(
                new Role("a", Set.of(), List.of("b")),
                new Role("b", Set.of(Permission.ORDERS_READ), List.of("a"))));
    assertThat(circle.permissionsOf(List.of("a"))).containsExactly(Permission.ORDERS_READ);
  }
}
