package io.bedloe.identity.policies.model;

import static io.bedloe.identity.policies.model.AuthorizationRequestFixture.allowing;
import static io.bedloe.identity.policies.model.AuthorizationRequestFixture.denying;
import static io.bedloe.identity.policies.model.AuthorizationRequestFixture.manager;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.identity.policies.Effect;
import io.bedloe.identity.policies.PolicyVersionId;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.platform.security.PolicyId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A stored policy and its versions, and what an outcome says about the policies. */
class PolicyTest {

  private static final PolicyId ID = new PolicyId(new UUID(0, 1));
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final Policy.Description NIGHT =
      new Policy.Description(
          "night", "No orders at night", "orders:write", Effect.DENY_IF, "true", 5, true);

  private final Policy policy = Policy.create(ID, NIGHT, NOW);

  @Test
  void aNewPolicyHasWhatItWasDescribedWith() {
    assertThat(policy.id()).isEqualTo(ID);
    assertThat(policy.description()).isEqualTo(NIGHT);
    assertThat(policy.updatedAt()).isEqualTo(NOW);
    assertThat(policy.version()).isZero();
    assertThat(policy.isRemoved()).isFalse();
  }

  @Test
  void aChangedPolicyHasTheNewDescriptionAndTime() {
    var day = new Policy.Description("day", null, "orders:*", Effect.ALLOW_IF, "1 < 2", 6, false);
    policy.describe(day, LATER);
    assertThat(policy.description()).isEqualTo(day);
    assertThat(policy.updatedAt()).isEqualTo(LATER);
    assertThat(policy.id()).isEqualTo(ID);
  }

  @Test
  void aRemovedPolicyKeepsItsDescription() {
    policy.remove(LATER);
    assertThat(policy.isRemoved()).isTrue();
    assertThat(policy.updatedAt()).isEqualTo(LATER);
    assertThat(policy.description()).isEqualTo(NIGHT);
  }

  @Test
  void aVersionKeepsThePolicyAndWhoChangedIt() {
    policy.remove(LATER);
    var clerk = new Caller(new AccountId(new UUID(0, 8)), "clerk", Set.of(), Set.of());
    assertThat(PolicyVersion.of(new PolicyVersionId(new UUID(0, 2)), policy, clerk))
        .extracting("id", "policyId", "name", "target", "expression", "priority", "enabled")
        .containsExactly(new UUID(0, 2), ID.value(), "night", "orders:write", "true", 5, true);
    assertThat(PolicyVersion.of(new PolicyVersionId(new UUID(0, 2)), policy, clerk))
        .extracting("effect", "removed", "at", "actorId", "actorName", "version")
        .containsExactly(Effect.DENY_IF, true, LATER, new UUID(0, 8), "clerk", 0);
  }

  @Test
  void anOutcomeSaysWhichPolicyDecidedAndHow() {
    assertThat(manager().by().reason()).isEqualTo("no policy applies");
    assertThat(manager().by(denying("*", "context.hour == 13")).reason())
        .isEqualTo("no policy denies it");
    assertThat(manager().by(denying("*", "context.hour == 12")).reason())
        .isEqualTo("policy 'context.hour == 12' refuses it");
    assertThat(manager().by(allowing("*", "context.hour == 12")).reason())
        .isEqualTo("policy 'context.hour == 12' allows it");
    assertThat(manager().by(allowing("*", "context.hour == 13")).reason())
        .isEqualTo("policy 'context.hour == 13' refuses it");
    assertThat(manager().by(denying("*", "caller.customerId == 'x'")).reason())
        .startsWith("policy 'caller.customerId == 'x'' cannot be evaluated: ");
  }

  @Test
  void anOutcomeWaitsForTheResourceOnlyWhenAPolicyNeedsIt() {
    var about = denying("orders:write", "resource.total > 1.0");
    assertThat(manager().by(allowing("*", "context.hour == 12")).waiting()).isFalse();
    assertThat(manager().by(denying("*", "context.hour == 13")).waiting()).isFalse();
    assertThat(manager().by(allowing("*", "context.hour == 12"), about).waiting()).isTrue();
    assertThat(manager().by(allowing("*", "resource.total > 1.0")).waiting()).isTrue();
    assertThat(manager().by(allowing("*", "context.hour == 13"), about).waiting())
        .as("it is refused already")
        .isFalse();
  }

  @Test
  void theOtherPoliciesOfASetStayWhenOneIsReplaced() {
    var former = denying("*", "context.hour == 12");
    var other = denying("*", "context.hour == 13");
    var changed =
        new ActivePolicy(
            former.id(),
            former.version() + 1,
            former.name(),
            former.target(),
            former.effect(),
            former.priority(),
            former.expression(),
            former.fault());
    var set = new PolicySet(List.of(former, other)).replacing(changed);
    assertThat(set.policies()).containsExactlyInAnyOrder(changed, other).doesNotContain(former);
  }
}
