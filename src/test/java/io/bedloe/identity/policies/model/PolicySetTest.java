package io.bedloe.identity.policies.model;

import static io.bedloe.identity.policies.model.AuthorizationRequestFixture.allowing;
import static io.bedloe.identity.policies.model.AuthorizationRequestFixture.denying;
import static io.bedloe.identity.policies.model.AuthorizationRequestFixture.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.identity.policies.Effect;
import io.bedloe.kernel.InvalidValue;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.ProtectedResource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicySetTest {

  private static final String TRUE = "context.hour == 12";
  private static final String FALSE = "context.hour == 13";
  private static final String UNKNOWN = "caller.customerId == 'x'";

  @Test
  void withoutAPolicyTheRolesDecide() {
    assertThat(AuthorizationRequestFixture.manager().by().allowed()).isTrue();
    var elsewhere = AuthorizationRequestFixture.manager().by(denying("catalog:*", TRUE));
    assertThat(elsewhere.allowed()).isTrue();
    assertThat(elsewhere.evaluated()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "DENY_IF, context.hour == 12, false",
    "DENY_IF, context.hour == 13, true",
    "DENY_IF, caller.customerId == 'x', false",
    "ALLOW_IF, context.hour == 12, true",
    "ALLOW_IF, context.hour == 13, false",
    "ALLOW_IF, caller.customerId == 'x', false"
  })
  void onePolicyAllowsOrRefuses(Effect effect, String expression, boolean allowed) {
    assertThat(
            AuthorizationRequestFixture.manager()
                .by(policy(effect, "orders:write", 0, expression))
                .allowed())
        .isEqualTo(allowed);
  }

  @Test
  void oneOfTheAllowingPoliciesMustBeTrue() {
    assertThat(
            AuthorizationRequestFixture.manager()
                .by(allowing("*", FALSE), allowing("orders:*", "action != ''"))
                .allowed())
        .isTrue();
    assertThat(
            AuthorizationRequestFixture.manager()
                .by(allowing("*", FALSE), allowing("orders:*", "action == ''"))
                .allowed())
        .isFalse();
  }

  @Test
  void nothingOutweighsADenial() {
    var outcome =
        AuthorizationRequestFixture.manager()
            .by(policy(Effect.ALLOW_IF, "*", 1000, TRUE), policy(Effect.DENY_IF, "*", -1000, TRUE));
    assertThat(outcome.allowed()).isFalse();
  }

  @Test
  void theHigherPriorityIsAskedFirstAndNamedInTheDecision() {
    var low = policy(Effect.DENY_IF, "*", 1, TRUE);
    var high = policy(Effect.DENY_IF, "*", 2, "context.hour > 11");
    for (var order : List.of(List.of(low, high), List.of(high, low))) {
      var outcome = new PolicySet(order).rule(AuthorizationRequestFixture.manager().facts());
      assertThat(ruling(outcome)).isEqualTo("context.hour > 11");
      assertThat(outcome.evaluated()).hasSize(1);
    }
  }

  @Test
  void ofEqualPriorityTheOlderIsAskedFirst() {
    var one = denying("*", TRUE);
    var two = denying("*", "context.hour > 11");
    var older = one.id().value().compareTo(two.id().value()) < 0 ? one : two;
    for (var order : List.of(List.of(one, two), List.of(two, one))) {
      assertThat(ruling(new PolicySet(order).rule(AuthorizationRequestFixture.manager().facts())))
          .isEqualTo(older.name());
    }
  }

  @Test
  void anUnknownResultDeniesUnlessAnEarlierPolicyAllowed() {
    var unknown = policy(Effect.ALLOW_IF, "*", 1, UNKNOWN);
    assertThat(
            AuthorizationRequestFixture.manager()
                .by(unknown, policy(Effect.ALLOW_IF, "*", 0, TRUE))
                .allowed())
        .isFalse();
    assertThat(
            AuthorizationRequestFixture.manager()
                .by(unknown, policy(Effect.ALLOW_IF, "*", 2, TRUE))
                .allowed())
        .isTrue();
  }

  @Test
  void aPolicyThatCannotBeReadAnyMoreRefusesWhatItIsAbout() {
    for (var effect : Effect.values()) {
      var broken = policy(effect, "orders:write", 0, "resource.nothing == 1");
      assertThat(broken.fault()).isNotNull();
      var outcome = AuthorizationRequestFixture.manager().by(broken);
      assertThat(outcome.allowed()).isFalse();
      assertThat(outcome.faults()).hasSize(1);
      assertThat(outcome.reason()).contains("cannot be evaluated");
      assertThat(
              AuthorizationRequestFixture.manager()
                  .to(Permission.CATALOG_READ)
                  .by(broken)
                  .allowed())
          .isTrue();
    }
  }

  @Test
  void aPolicyThatNeedsTheResourceWaitsForIt() {
    var denying = denying("orders:write", "resource.total > 1.0");
    assertThat(AuthorizationRequestFixture.manager().by(denying))
        .returns(true, PolicyOutcome::allowed)
        .returns(true, PolicyOutcome::waiting);
    assertThat(
            AuthorizationRequestFixture.manager()
                .about(AuthorizationRequestFixture.ORDER)
                .by(denying)
                .allowed())
        .isFalse();

    var allowing = allowing("orders:write", "resource.total < 1.0");
    assertThat(AuthorizationRequestFixture.manager().by(allowing).allowed()).isTrue();
    assertThat(
            AuthorizationRequestFixture.manager()
                .about(AuthorizationRequestFixture.ORDER)
                .by(allowing)
                .allowed())
        .isFalse();
  }

  @Test
  void aPolicyThatAllowsWithoutTheResourceDoesNotRefuseForOneThatWaits() {
    var plain = allowing("*", FALSE);
    var waiting = allowing("orders:write", "resource.status == 'PLACED'");
    assertThat(AuthorizationRequestFixture.manager().by(plain, waiting).allowed()).isTrue();
    assertThat(
            AuthorizationRequestFixture.manager()
                .about(AuthorizationRequestFixture.ORDER)
                .by(plain, waiting)
                .allowed())
        .isTrue();
    assertThat(AuthorizationRequestFixture.manager().by(plain).allowed()).isFalse();
  }

  @Test
  void resourcesThatWereNotReadAreDeniedByPoliciesAboutThem() {
    var policy = denying("orders:write", "'manager' in caller.roles && resource.total > 1.0");
    var unseen = ProtectedResource.unseen("order");
    assertThat(AuthorizationRequestFixture.manager().about(unseen).by(policy).allowed()).isFalse();
    assertThat(AuthorizationRequestFixture.manager().as("admin").about(unseen).by(policy).allowed())
        .isTrue();
  }

  @Test
  void aChangedPolicyTakesThePlaceOfItself() {
    var old = denying("*", TRUE);
    var changed =
        new ActivePolicy(
            old.id(),
            1,
            "new",
            old.target(),
            Effect.DENY_IF,
            0,
            AuthorizationRequestFixture.read(FALSE),
            null);
    var set = new PolicySet(List.of(old)).replacing(changed);
    assertThat(set.policies()).containsExactly(changed);
    assertThat(set.rule(AuthorizationRequestFixture.manager().facts()).allowed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "orders", "orders:", "orders:nothing", "Orders:*", "**", "o*"})
  void aTargetThatIsAboutNothingIsRefused(String text) {
    assertThatThrownBy(() -> PermissionPattern.parse(text)).isInstanceOf(InvalidValue.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"policies:read", "policies:manage", "policies:*"})
  void noPolicyIsAboutPolicies(String text) {
    assertThatThrownBy(() -> PermissionPattern.parse(text)).isInstanceOf(InvalidValue.class);
    assertThat(PermissionPattern.parse("*").permissions())
        .doesNotContain(Permission.POLICIES_READ, Permission.POLICIES_MANAGE)
        .hasSize(Permission.values().length - 2);
  }

  @Test
  void aTargetIsAPermissionAnAreaOrAll() {
    assertThat(PermissionPattern.parse("orders:write").permissions())
        .containsExactly(Permission.ORDERS_WRITE);
    assertThat(PermissionPattern.parse("stock:*").permissions())
        .containsExactly(Permission.STOCK_READ, Permission.STOCK_WRITE, Permission.STOCK_AUDIT);
  }

  private static String ruling(PolicyOutcome outcome) {
    return Objects.requireNonNull(outcome.decidingPolicy()).policyName();
  }
}
