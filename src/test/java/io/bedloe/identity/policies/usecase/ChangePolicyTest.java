package io.bedloe.identity.policies.usecase;

import static io.bedloe.fakes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeAuditTrail;
import io.bedloe.fakes.FakeEvents;
import io.bedloe.fakes.FakeSql;
import io.bedloe.identity.policies.Effect;
import io.bedloe.identity.policies.PolicyRule;
import io.bedloe.identity.policies.PolicyView;
import io.bedloe.identity.policies.data.Policies;
import io.bedloe.identity.policies.data.PolicyListing;
import io.bedloe.identity.policies.model.Policy;
import io.bedloe.identity.policies.model.PolicyVersion;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.RequestRule;
import io.bedloe.kernel.Rule;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.persistence.UniqueValues;
import io.bedloe.platform.security.PolicyId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangePolicyTest {

  private static final PolicyId ID = new PolicyId(new UUID(0, 1));
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Version CURRENT = new Version(false, Set.of(3L));
  private static final Version OLD = new Version(false, Set.of(2L));
  private static final PolicyInput INPUT = input("no-orders", "false");

  private final StoredPolicies policies = new StoredPolicies();
  private final FakeSql sql = new FakeSql();
  private final FakeAuditTrail trail = new FakeAuditTrail();
  private final FakeEvents<PoliciesChanged> events = new FakeEvents<>();
  private final ChangePolicy change = change();

  /** One policy in memory, with a note of what was stored. */
  private static final class StoredPolicies implements Policies {

    private final Policy one = Policy.create(ID, INPUT.toDescription(), NOW);
    private final List<String> calls = new ArrayList<>();

    @Override
    public Optional<Policy> byId(UUID id) {
      return id.equals(ID.value()) ? Optional.of(one) : Optional.empty();
    }

    @Override
    public void add(Policy policy) {
      calls.add("add");
    }

    @Override
    public void update(Policy policy) {
      calls.add("update");
    }

    @Override
    public void addVersion(PolicyVersion version) {
      calls.add("add version");
    }
  }

  private ChangePolicy change() {
    return new ChangePolicy(
        policies,
        new PolicyLedger(policies, events, () -> new UUID(0, 7)),
        new PolicyValidator(new AttributeSchema(List.of(), Set.of())),
        new PolicyNames(new UniqueValues(sql)),
        new ReadPolicy(sql),
        Clock.fixed(NOW, ZoneOffset.UTC),
        trail);
  }

  private static PolicyInput input(String name, String expression) {
    return new PolicyInput(name, null, "*", Effect.DENY_IF, expression, null, null);
  }

  @BeforeEach
  void onePolicy() {
    var view =
        new PolicyView(ID, "no-orders", null, "*", Effect.DENY_IF, "false", 0, true, NOW, NOW);
    sql.answer(PolicyListing.BY_ID, id -> List.of(new Versioned<>(view, 3)));
  }

  private void change(Version seen, PolicyInput input) {
    change.change(ID, seen, Caller.SYSTEM, current -> input);
  }

  private void refused(Rule rule, ThrowingCallable write) {
    assertRefused(rule, write);
    assertThat(policies.calls).isEmpty();
    assertThat(trail.entries()).isEmpty();
    assertThat(events.fired()).isEmpty();
  }

  @Test
  void aChangeIsStoredWithItsVersionAuditedAndAnnounced() {
    change(CURRENT, input("no-orders", "true"));
    assertThat(policies.calls).containsExactly("update", "add version");
    assertThat(trail.actions()).containsExactly("policy.changed");
    assertThat(events.fired()).hasSize(1);
  }

  @Test
  void anOldVersionIsRefused() {
    refused(RequestRule.STALE_VERSION, () -> change(OLD, input("no-orders", "true")));
    refused(RequestRule.STALE_VERSION, () -> change.remove(ID, OLD, Caller.SYSTEM));
  }

  @Test
  void aPolicyThatDoesNotExistOrIsRemovedIsNotFound() {
    refused(
        PolicyRule.POLICY_NOT_FOUND,
        () -> change.change(new PolicyId(new UUID(0, 9)), OLD, Caller.SYSTEM, current -> current));
    policies.one.remove(NOW);
    refused(PolicyRule.POLICY_NOT_FOUND, () -> change(OLD, input("no-orders", "true")));
  }

  @Test
  void aPolicyThatStaysAsItIsGetsNoNewVersion() {
    change(CURRENT, INPUT);
    assertThat(policies.calls).isEmpty();
    assertThat(trail.entries()).isEmpty();
  }

  @Test
  void anExpressionThatCannotBeEvaluatedIsRefused() {
    refused(PolicyRule.INVALID_POLICY, () -> change(CURRENT, input("no-orders", "1 +")));
  }

  @Test
  void aNameThatAnotherPolicyHasIsRefused() {
    sql.answer("SELECT id FROM policies WHERE name", name -> List.of(new PolicyId(new UUID(0, 8))));
    refused(PolicyRule.POLICY_NAME_TAKEN, () -> change(CURRENT, input("other", "false")));
  }

  @Test
  void aRemovalIsStoredWithItsVersionAuditedAndAnnounced() {
    change.remove(ID, CURRENT, Caller.SYSTEM);
    assertThat(policies.one.isRemoved()).isTrue();
    assertThat(policies.calls).containsExactly("update", "add version");
    assertThat(trail.actions()).containsExactly("policy.removed");
    assertThat(events.fired()).hasSize(1);
  }
}
