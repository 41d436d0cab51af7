package io.bedloe.identity.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.fakes.FakeAuditTrail;
import io.bedloe.fakes.FakeEvents;
import io.bedloe.fakes.FakeRoles;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.RequestRule;
import io.bedloe.kernel.Rule;
import io.bedloe.kernel.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ManageRolesTest {

  private static final RoleId NEW = new RoleId(new UUID(2, 2));
  private static final Version FIRST = new Version(false, Set.of(0L));
  private static final Version OTHER = new Version(false, Set.of(7L));
  private static final Caller CLERK =
      new Caller(
          new AccountId(new UUID(0, 2)),
          "clerk",
          Set.of(),
          Set.of(Permission.ROLES_MANAGE, Permission.STOCK_READ, Permission.CATALOG_READ));

  private final FakeRoles roles = new FakeRoles();
  private final FakeEvents<AccessChanged> events = new FakeEvents<>();
  private final FakeAuditTrail trail = new FakeAuditTrail();
  private final Map<String, Long> holders = new HashMap<>();
  private final ManageRoles manage =
      new ManageRoles(
          roles,
          role -> holders.getOrDefault(role, 0L),
          new OwnRights(roles),
          trail,
          events,
          NEW::value);

  private final RoleId warehouse = roles.put("warehouse", false, List.of(), Permission.STOCK_READ);
  private final RoleId boss = roles.put("boss", false, List.of(), Permission.USERS_MANAGE);
  private final RoleId user = roles.put("user", true, List.of(), Permission.CATALOG_READ);

  private static RoleInput input(
      String name, List<String> permissions, List<String> parents, @Nullable Boolean factor) {
    return new RoleInput(name, null, permissions, parents, factor);
  }

  private void change(RoleId id, Version seen, RoleInput input) {
    manage.change(id, seen, current -> input, CLERK);
  }

  /** Nothing but the lock was asked of the roles, and nothing was audited or fired. */
  private Rejected refused(Rule rule, ThrowingCallable write) {
    int locks = roles.calls().size();
    var refusal =
        assertThatThrownBy(write)
            .asInstanceOf(InstanceOfAssertFactories.type(Rejected.class))
            .satisfies(refused -> assertThat(refused.rule()).isEqualTo(rule))
            .actual();
    assertThat(roles.calls().subList(locks, roles.calls().size())).containsOnly("lock");
    assertThat(trail.entries()).isEmpty();
    assertThat(events.fired()).isEmpty();
    return refusal;
  }

  private void invalid(String code, ThrowingCallable write) {
    assertThat(refused(RoleRule.INVALID_ROLE, write).faults())
        .extracting(Fault::code)
        .containsExactly(code);
  }

  @Test
  void aNewRoleIsStoredAuditedAndAnnounced() {
    var made = manage.create(input("counter", List.of("stock:read"), List.of("user"), null), CLERK);
    assertThat(made.value().name()).isEqualTo("counter");
    assertThat(roles.calls()).containsExactly("lock", "add");
    assertThat(trail.actions()).containsExactly("role.created");
    assertThat(events.fired()).hasSize(1);
  }

  @Test
  void aNameThatAnotherRoleHasIsRefused() {
    refused(
        RoleRule.ROLE_NAME_TAKEN,
        () -> manage.create(input("user", List.of(), List.of(), null), CLERK));
  }

  @Test
  void aRoleWithMoreRightsThanItsCreatorIsRefused() {
    invalid(
        "exceeds-own-rights",
        () -> manage.create(input("new", List.of("users:manage"), List.of(), null), CLERK));
    invalid(
        "exceeds-own-rights",
        () -> manage.create(input("new", List.of(), List.of("boss"), null), CLERK));
  }

  @Test
  void permissionsAndParentsThatDoNotExistAreRefused() {
    invalid(
        "unknown-permission",
        () -> manage.create(input("new", List.of("stock:eat"), List.of(), null), CLERK));
    invalid(
        "unknown-role",
        () -> manage.create(input("new", List.of(), List.of("ghost"), null), CLERK));
  }

  @Test
  void aRoleThatWouldBeItsOwnAncestorIsRefused() {
    roles.put("child", false, List.of("warehouse"));
    invalid(
        "circle",
        () -> change(warehouse, FIRST, input("warehouse", List.of(), List.of("child"), null)));
  }

  @Test
  void aChangeIsStoredAuditedAndAnnounced() {
    var wanted = input("warehouse", List.of("catalog:read"), List.of(), null);
    var changed = manage.change(warehouse, FIRST, current -> wanted, CLERK);
    assertThat(changed.value().permissions()).containsExactly("catalog:read");
    assertThat(roles.calls()).containsExactly("lock", "change");
    assertThat(trail.actions()).containsExactly("role.changed");
    assertThat(events.fired()).hasSize(1);
  }

  @Test
  void anOldVersionIsRefused() {
    refused(
        RequestRule.STALE_VERSION,
        () -> change(warehouse, OTHER, input("warehouse", List.of(), List.of(), null)));
    refused(RequestRule.STALE_VERSION, () -> manage.remove(warehouse, OTHER, CLERK));
  }

  @Test
  void aRoleThatDoesNotExistIsNotFoundWhateverTheVersion() {
    refused(
        RoleRule.ROLE_NOT_FOUND,
        () -> change(NEW, OTHER, input("new", List.of(), List.of(), null)));
    refused(RoleRule.ROLE_NOT_FOUND, () -> manage.remove(NEW, OTHER, CLERK));
  }

  @Test
  void aRoleWithMoreRightsThanTheCallerIsNeitherChangedNorRemoved() {
    refused(
        RoleRule.EXCEEDS_OWN_RIGHTS,
        () -> change(boss, FIRST, input("boss", List.of(), List.of(), null)));
    refused(RoleRule.EXCEEDS_OWN_RIGHTS, () -> manage.remove(boss, FIRST, CLERK));
  }

  @Test
  void aRoleKeepsItsName() {
    invalid(
        "cannot-change",
        () -> change(warehouse, FIRST, input("store", List.of("stock:read"), List.of(), null)));
  }

  @Test
  void aRoleThatStaysAsItIsIsNeitherStoredNorAudited() {
    change(warehouse, FIRST, input("warehouse", List.of("stock:read"), List.of(), false));
    assertThat(roles.calls()).containsExactly("lock");
    assertThat(trail.entries()).isEmpty();
    assertThat(events.fired()).isEmpty();
  }

  @Test
  void onlyTheSecondFactorOfABuiltInRoleIsChanged() {
    refused(
        RoleRule.BUILT_IN_ROLE,
        () -> change(user, FIRST, input("user", List.of(), List.of(), null)));
    change(user, FIRST, input("user", List.of("catalog:read"), List.of(), true));
    assertThat(trail.actions()).containsExactly("role.changed");
  }

  @Test
  void aBuiltInRoleIsNotRemoved() {
    refused(RoleRule.BUILT_IN_ROLE, () -> manage.remove(user, FIRST, CLERK));
  }

  @Test
  void aRoleThatAccountsOrRolesHaveIsNotRemoved() {
    holders.put("warehouse", 2L);
    roles.put("child", false, List.of("warehouse"));
    var refusal = refused(RoleRule.ROLE_IN_USE, () -> manage.remove(warehouse, FIRST, CLERK));
    assertThat(refusal.extensions()).containsEntry("uses", 3L);
  }

  @Test
  void aRoleThatNobodyHasIsRemoved() {
    manage.remove(warehouse, FIRST, CLERK);
    assertThat(roles.calls()).containsExactly("lock", "remove");
    assertThat(trail.actions()).containsExactly("role.removed");
    assertThat(events.fired()).hasSize(1);
  }
}
