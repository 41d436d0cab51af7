package io.bedloe.identity.policies.usecase;

import io.bedloe.identity.policies.DryRunReport;
import io.bedloe.identity.policies.DryRunReport.Replayed;
import io.bedloe.identity.policies.data.DecisionRecord;
import io.bedloe.identity.policies.data.DecisionRecord.Past;
import io.bedloe.identity.policies.model.ActivePolicy;
import io.bedloe.identity.policies.model.PermissionPattern;
import io.bedloe.identity.policies.model.PolicySet;
import io.bedloe.kernel.Version;
import io.bedloe.platform.security.Decision.Cause;
import io.bedloe.platform.security.PolicyId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Evaluates recorded decisions again under a changed policy, and changes nothing. */
@Dependent
public class DryRun {

  private final ReadPolicy read;
  private final PolicyValidator sound;
  private final ActivePolicies policies;
  private final DecisionRecord record;
  private final EvaluationContexts facts;

  @Inject
  public DryRun(
      ReadPolicy read,
      PolicyValidator sound,
      ActivePolicies policies,
      DecisionRecord record,
      EvaluationContexts facts) {
    this.read = read;
    this.sound = sound;
    this.policies = policies;
    this.record = record;
    this.facts = facts;
  }

  /**
   * Evaluates recorded decisions again.
   *
   * @param seen the version that the caller read; null for any version
   */
  public DryRunReport run(PolicyId id, @Nullable Version seen, DryRunInput input) {
    var current = read.byId(id);
    Version.mustBeCurrent(seen, current.version());
    var policy = current.value();
    var target = PermissionPattern.parse(policy.target());
    var changed =
        new ActivePolicy(
            id,
            (int) current.version(),
            policy.name(),
            target,
            input.effect() == null ? policy.effect() : input.effect(),
            policy.priority(),
            sound.checked(policy.target(), input.expression()),
            null);
    var set = policies.current().replacing(changed);
    var decisions =
        record
            .youngest(target.permissions(), input.last() == null ? DryRunInput.USUAL : input.last())
            .stream()
            .map(past -> replayed(past, set))
            .toList();
    return new DryRunReport(
        decisions.size(), (int) decisions.stream().filter(Replayed::changed).count(), decisions);
  }

  private Replayed replayed(Past past, PolicySet set) {
    var request = past.request();
    if (!request.caller().may(request.permission())) {
      return replayed(past, false, "no role of the caller had the permission");
    }
    if (past.cause() == Cause.RULE) {
      return replayed(past, false, "a business rule denied the request");
    }
    var outcome = set.rule(facts.ofRecordedRequest(past));
    return replayed(past, outcome.allowed(), outcome.reason());
  }

  private static Replayed replayed(Past past, boolean after, String reason) {
    var request = past.request();
    var resource = request.resource();
    return new Replayed(
        past.id(),
        request.context().time(),
        request.permission().code(),
        resource == null ? null : resource.type() + (resource.isSeen() ? ":" + resource.id() : ""),
        past.allowed(),
        past.cause(),
        after,
        after != past.allowed(),
        reason);
  }
}
