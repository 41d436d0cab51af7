package io.bedloe.identity.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.identity.roles.CallerPermissions.SecondFactor;
import io.bedloe.identity.roles.RoleGraph.Role;
import io.bedloe.kernel.Permission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The permissions that a credential never has are written out here: with the constants of {@link
 * PermissionBoundary}, a permission that is missing from one of them would not be noticed.
 */
class CallerPermissionsTest {

  private static final Permission OWN = Permission.ACCOUNT_OWN;
  private static final Permission SECURE = Permission.ACCOUNT_SECURE;
  private static final Set<Permission> ALL = Set.of(Permission.values());

  private final RoleGraph graph =
      new RoleGraph(
          List.of(
              new Role("reader", Set.of(Permission.ORDERS_READ, Permission.KEYS_OWN), List.of()),
              new Role("writer", Set.of(Permission.ORDERS_WRITE), List.of("reader")),
              new Role("support", Set.of(Permission.USERS_IMPERSONATE), List.of("reader")),
              new Role("guarded", Set.of(Permission.REPORTS_READ), List.of(), true),
              new Role("chief", Set.of(), List.of("guarded")),
              new Role("admin", ALL, List.of())));

  @Test
  void anAccountWithoutRolesHasOnlyTheOwnPermissionsOfEveryAccount() {
    assertThat(CallerPermissions.ofAccount(graph, List.of()))
        .containsExactlyInAnyOrder(OWN, SECURE);
  }

  @Test
  void anAccountHasTheInheritedPermissionsOfItsRoles() {
    assertThat(CallerPermissions.ofAccount(graph, List.of("writer")))
        .containsExactlyInAnyOrder(
            OWN, SECURE, Permission.ORDERS_READ, Permission.ORDERS_WRITE, Permission.KEYS_OWN);
  }

  @Test
  void aSessionHasThePermissionsOfItsAccount() {
    var session = session("writer", SecondFactor.NONE);
    assertThat(session.permissions())
        .containsExactlyInAnyOrder(
            OWN, SECURE, Permission.ORDERS_READ, Permission.ORDERS_WRITE, Permission.KEYS_OWN);
    assertThat(session.lacksSecondFactor()).isFalse();
  }

  @Test
  void aSessionThatHasNotProvedTheFactorOfItsAccountCanOnlyManageTheAccount() {
    var session = session("writer", SecondFactor.UNPROVED);
    assertThat(session.permissions()).containsExactlyInAnyOrder(OWN, SECURE);
    assertThat(session.lacksSecondFactor()).isTrue();
  }

  @Test
  void aRoleOrAnInheritedOneRequiresASecondFactorOfAnAccountThatHasNone() {
    for (var role : List.of("guarded", "chief")) {
      var session = session(role, SecondFactor.NONE);
      assertThat(session.permissions()).as(role).containsExactlyInAnyOrder(OWN, SECURE);
      assertThat(session.lacksSecondFactor()).as(role).isTrue();
    }
  }

  @Test
  void aProvedSecondFactorGivesAllPermissionsOfTheRoles() {
    var session = session("chief", SecondFactor.PROVED);
    assertThat(session.permissions())
        .containsExactlyInAnyOrder(OWN, SECURE, Permission.REPORTS_READ);
    assertThat(session.lacksSecondFactor()).isFalse();
  }

  @ParameterizedTest(name = "enrolled {0}, proved {1}: {2}")
  @CsvSource({
    "false, false, NONE",
    "true, false, UNPROVED",
    "true, true, PROVED",
    "false, true, PROVED"
  })
  void theStateOfASecondFactorIsWhetherItIsEnrolledAndProved(
      boolean enrolled, boolean proved, SecondFactor state) {
    assertThat(SecondFactor.of(enrolled, proved)).isEqualTo(state);
  }

  @Test
  void anImpersonationHasThePermissionsThatBothAccountsHave() {
    var acting = impersonation("writer", "support", SecondFactor.NONE);
    assertThat(acting.permissions()).containsExactlyInAnyOrder(OWN, Permission.ORDERS_READ);
    assertThat(acting.lacksSecondFactor()).isFalse();
  }

  @Test
  void anImpersonationEndsWhenTheOtherAccountMayNotImpersonateAnyMore() {
    assertThat(
            CallerPermissions.ofImpersonation(
                graph, List.of("reader"), List.of("writer"), SecondFactor.PROVED))
        .isEmpty();
  }

  @Test
  void anImpersonationNeverHasThePermissionsWhoseEffectsOutlastIt() {
    var forbidden =
        EnumSet.of(
            SECURE,
            Permission.USERS_MANAGE,
            Permission.USERS_IMPERSONATE,
            Permission.ROLES_MANAGE,
            Permission.SESSIONS_MANAGE,
            Permission.KEYS_OWN,
            Permission.KEYS_MANAGE,
            Permission.POLICIES_MANAGE,
            Permission.SIGNING_MANAGE,
            Permission.WEBHOOKS_WRITE,
            Permission.JOBS_PAYLOADS);
    assertThat(impersonation("admin", "admin", SecondFactor.NONE).permissions())
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(forbidden));
  }

  @Test
  void anImpersonatorNeedNotProveTheSecondFactorOfTheAccount() {
    var acting = impersonation("writer", "admin", SecondFactor.UNPROVED);
    assertThat(acting.permissions())
        .containsExactlyInAnyOrder(OWN, Permission.ORDERS_READ, Permission.ORDERS_WRITE);
    assertThat(acting.lacksSecondFactor()).isFalse();
  }

  @Test
  void anImpersonatorIsRestrictedByARoleThatRequiresASecondFactor() {
    var acting = impersonation("guarded", "admin", SecondFactor.UNPROVED);
    assertThat(acting.permissions()).containsExactly(OWN);
    assertThat(acting.lacksSecondFactor()).isTrue();
  }

  @Test
  void aProvedSecondFactorCountsInAnImpersonationToo() {
    var acting = impersonation("guarded", "admin", SecondFactor.PROVED);
    assertThat(acting.permissions()).containsExactlyInAnyOrder(OWN, Permission.REPORTS_READ);
    assertThat(acting.lacksSecondFactor()).isFalse();
  }

  @Test
  void anApiKeyHasThoseOfItsScopesThatItsAccountStillHas() {
    assertThat(key("reader", Set.of(Permission.ORDERS_READ, Permission.ORDERS_WRITE)).permissions())
        .containsExactly(Permission.ORDERS_READ);
    assertThat(key("gone", ALL).permissions()).isEmpty();
    assertThat(key("admin", Set.of()).permissions()).isEmpty();
  }

  @Test
  void anApiKeyNeverHasThePermissionsOfPeople() {
    var forPeople =
        EnumSet.of(
            OWN,
            SECURE,
            Permission.KEYS_OWN,
            Permission.KEYS_MANAGE,
            Permission.USERS_IMPERSONATE,
            Permission.JOBS_PAYLOADS,
            Permission.NOTIFICATIONS_OWN);
    assertThat(key("admin", ALL).permissions())
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(forPeople));
    assertThat(Arrays.stream(Permission.values()).filter(CallerPermissions::isForPeople))
        .containsExactlyInAnyOrderElementsOf(forPeople);
  }

  @Test
  void anApiKeyNeedsNoSecondFactor() {
    var key = key("guarded", Set.of(Permission.REPORTS_READ));
    assertThat(key.permissions()).containsExactly(Permission.REPORTS_READ);
    assertThat(key.lacksSecondFactor()).isFalse();
  }

  @Test
  void aFederatedTokenWithoutScopesHasWhatItsAccountHasExceptTheChangeOfCredentials() {
    var token = CallerPermissions.ofFederatedToken(graph, List.of("admin"), null, false);
    assertThat(token.permissions())
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(
                EnumSet.of(SECURE, Permission.KEYS_OWN, Permission.WEBHOOKS_WRITE)));
    assertThat(token.lacksSecondFactor()).isFalse();
  }

  @Test
  void aFederatedTokenHasThoseOfItsScopesThatItsAccountHas() {
    var scope = Set.of(Permission.ORDERS_READ, Permission.STOCK_READ, SECURE, Permission.KEYS_OWN);
    assertThat(
            CallerPermissions.ofFederatedToken(graph, List.of("writer"), scope, false)
                .permissions())
        .containsExactlyInAnyOrder(OWN, Permission.ORDERS_READ);
  }

  @Test
  void aFederatedTokenWithAnEmptyScopeCanOnlyReadItsAccount() {
    assertThat(
            CallerPermissions.ofFederatedToken(graph, List.of("admin"), Set.of(), false)
                .permissions())
        .containsExactly(OWN);
  }

  @Test
  void aFederatedTokenProvesNoSecondFactor() {
    for (var role : List.of("chief", "writer")) {
      var token = CallerPermissions.ofFederatedToken(graph, List.of(role), null, true);
      assertThat(token.permissions()).as(role).containsExactly(OWN);
      assertThat(token.lacksSecondFactor()).as(role).isTrue();
    }
    var required = CallerPermissions.ofFederatedToken(graph, List.of("chief"), null, false);
    assertThat(required.permissions()).containsExactly(OWN);
    assertThat(required.lacksSecondFactor()).isTrue();
  }

  private CallerPermissions session(String role, SecondFactor factor) {
    return CallerPermissions.ofSession(graph, List.of(role), factor);
  }

  private CallerPermissions impersonation(String role, String actor, SecondFactor factor) {
    return CallerPermissions.ofImpersonation(graph, List.of(role), List.of(actor), factor)
        .orElseThrow();
  }

  private CallerPermissions key(String role, Set<Permission> scopes) {
    return CallerPermissions.ofApiKey(graph, List.of(role), scopes);
  }
}
