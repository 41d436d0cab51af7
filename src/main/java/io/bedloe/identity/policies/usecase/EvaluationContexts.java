package io.bedloe.identity.policies.usecase;

import io.bedloe.identity.policies.CallerAttribute;
import io.bedloe.identity.policies.PolicySettings;
import io.bedloe.identity.policies.data.DecisionRecord;
import io.bedloe.identity.policies.model.EvaluationContext;
import io.bedloe.kernel.Id;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.security.AuthorizationRequest;
import io.bedloe.platform.security.EffectivePermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Builds the evaluation context of an authorization request. Attributes that cost a query are read
 * only when a policy needs them.
 */
@ApplicationScoped
class EvaluationContexts {

  private final ZoneId zone;
  private final List<CallerAttribute> attributes;
  private final EffectivePermissions effectivePermissions;

  @Inject
  EvaluationContexts(
      Settings settings,
      @Any Instance<CallerAttribute> attributes,
      EffectivePermissions effectivePermissions) {
    this.zone = settings.get(PolicySettings.ZONE);
    this.attributes = attributes.stream().toList();
    this.effectivePermissions = effectivePermissions;
  }

  EvaluationContext ofRequest(AuthorizationRequest request) {
    return build(request, Map.of());
  }

  /**
   * Builds the context of a recorded request. Attributes that were not read at that time, and the
   * hierarchy of roles, have their current values.
   */
  EvaluationContext ofRecordedRequest(DecisionRecord.Past past) {
    return build(past.request(), past.lookedUp());
  }

  /** Uses the values that were read before, and reads other values when they are needed. */
  private EvaluationContext build(
      AuthorizationRequest request, Map<String, String> lookedUpBefore) {
    var account = request.caller().id();
    var values = new HashMap<String, Supplier<Optional<String>>>();
    for (var attribute : attributes) {
      var name = EvaluationContext.CALLER + attribute.name();
      var before = lookedUpBefore.get(name);
      values.put(
          name,
          () -> before == null ? attribute.value(account).map(Id::toString) : Optional.of(before));
    }
    return new EvaluationContext(
        request,
        zone,
        values,
        () -> effectivePermissions.withInheritedRoles(request.caller().roles()));
  }
}
