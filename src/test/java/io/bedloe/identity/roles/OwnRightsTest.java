package io.bedloe.identity.roles;

import static io.bedloe.fakes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeRoles;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Permission;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnRightsTest {

  private static final Caller CLERK =
      new Caller(
          new AccountId(new UUID(0, 1)),
          "clerk",
          Set.of(),
          Set.of(Permission.CATALOG_READ, Permission.STOCK_READ));

  private final FakeRoles roles = new FakeRoles();
  private final OwnRights rights = new OwnRights(roles);

  @BeforeEach
  void fourRoles() {
    roles.put("reader", false, List.of(), Permission.CATALOG_READ);
    roles.put("counter", false, List.of("reader"), Permission.STOCK_READ);
    roles.put("writer", false, List.of("reader"), Permission.CATALOG_WRITE);
    roles.put("heir", false, List.of("writer"));
  }

  @Test
  void anAccountWithRolesThatTheCallersRightsCoverMayBeAdministered() {
    rights.mustCover(List.of("reader", "counter"), CLERK);
    rights.mustCover(List.of(), CLERK);
    rights.mustCover(List.of("a role that was removed"), CLERK);
    assertThat(rights.faultsOfGiven(List.of("reader", "counter"), CLERK)).isEmpty();
  }

  @Test
  void anAccountWithOneRightMoreIsOutOfReachAlsoWhenItIsInherited() {
    for (var role : List.of("writer", "heir")) {
      assertRefused(
          RoleRule.EXCEEDS_OWN_RIGHTS, () -> rights.mustCover(List.of("reader", role), CLERK));
    }
  }

  @Test
  void theCoveredRolesAreThoseWithoutOtherPermissions() {
    assertThat(rights.coveredRoles(CLERK)).containsExactlyInAnyOrder("reader", "counter");
  }

  @Test
  void theFaultsOfGivenRolesNameEachRoleThatIsUnknownOrTooMuch() {
    assertThat(rights.faultsOfGiven(List.of("heir", "reader", "ghost"), CLERK))
        .containsExactly(
            new Fault(
                "/roles", "exceeds-own-rights", "'heir' grants permissions that you do not have"),
            new Fault("/roles", "unknown-role", "the role 'ghost' does not exist"));
  }
}
