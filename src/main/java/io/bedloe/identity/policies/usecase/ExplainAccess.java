package io.bedloe.identity.policies.usecase;

import io.bedloe.identity.policies.AccessExplanation;
import io.bedloe.identity.policies.AccessExplanation.Path;
import io.bedloe.identity.policies.AccessExplanation.Spoken;
import io.bedloe.identity.policies.PolicyRule;
import io.bedloe.identity.policies.model.PolicyOutcome;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.security.AuthorizationRequest;
import io.bedloe.platform.security.Decision.Cause;
import io.bedloe.platform.security.EffectivePermissions;
import io.bedloe.platform.security.EffectivePermissions.AccountPermissions;
import io.bedloe.platform.security.ProtectedResource;
import io.bedloe.platform.security.RequestContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Explains what an account may do, and which roles and policies decide that. */
@Dependent
public class ExplainAccess {

  private final EffectivePermissions effectivePermissions;
  private final AttributeSchema attributeSchema;
  private final ActivePolicies policies;
  private final EvaluationContexts facts;

  @Inject
  public ExplainAccess(
      EffectivePermissions effectivePermissions,
      AttributeSchema attributeSchema,
      ActivePolicies policies,
      EvaluationContexts facts) {
    this.effectivePermissions = effectivePermissions;
    this.attributeSchema = attributeSchema;
    this.policies = policies;
    this.facts = facts;
  }

  /**
   * Explains a decision.
   *
   * @param user the account's id
   * @param permission the code of the permission
   * @param resource the type and id, such as {@code order:0193…}; null for none
   * @param now the current request, whose attributes are used in place of a request of the account
   */
  public AccessExplanation explain(
      @Nullable String user,
      @Nullable String permission,
      @Nullable String resource,
      RequestContext now) {
    var standing = permissionsOf(user);
    var asked = permission(permission);
    var protectedResource = resource == null ? null : guarded(resource);
    var request = new AuthorizationRequest(standing.caller(), asked, protectedResource, now);
    if (!standing.caller().may(asked)) {
      return explanation(request, standing, new PolicyOutcome(false, null, List.of(), false));
    }
    return explanation(request, standing, policies.current().rule(facts.ofRequest(request)));
  }

  private static AccessExplanation explanation(
      AuthorizationRequest request, AccountPermissions standing, PolicyOutcome outcome) {
    var caller = request.caller();
    var decidingPolicy = outcome.decidingPolicy();
    var protectedResource = request.resource();
    boolean held = caller.may(request.permission());
    return new AccessExplanation(
        caller.id(),
        caller.name(),
        request.permission().code(),
        protectedResource == null ? null : protectedResource.type() + ":" + protectedResource.id(),
        outcome.allowed(),
        !outcome.waiting(),
        decidingPolicy == null ? Cause.PERMISSION : Cause.POLICY,
        decidingPolicy == null ? null : decidingPolicy.policyId(),
        decidingPolicy == null ? null : decidingPolicy.policyName(),
        decidingPolicy == null ? null : decidingPolicy.version(),
        decidingPolicy == null ? null : decidingPolicy.clause(),
        held ? outcome.reason() : "no role of the account has the permission",
        caller.roles().stream().sorted().toList(),
        standing.grants().stream()
            .filter(grant -> grant.permission() == request.permission())
            .map(grant -> new Path(grant.path()))
            .toList(),
        outcome.evaluated().stream().map(ExplainAccess::describe).toList());
  }

  private static Spoken describe(PolicyOutcome.EvaluatedPolicy evaluated) {
    var policy = evaluated.policy();
    return new Spoken(
        policy.id(),
        policy.name(),
        policy.version(),
        policy.effect(),
        policy.priority(),
        evaluated.verdict().value(),
        evaluated.verdict().fault());
  }

  private AccountPermissions permissionsOf(@Nullable String user) {
    return id(user)
        .map(AccountId::new)
        .flatMap(effectivePermissions::ofAccount)
        .orElseThrow(() -> wrong("user", "unknown-account", "the id of an enabled account"));
  }

  private static Permission permission(@Nullable String code) {
    return Arrays.stream(Permission.values())
        .filter(permission -> permission.code().equals(code))
        .findFirst()
        .orElseThrow(
            () -> wrong("permission", "unknown-permission", "a permission such as orders:read"));
  }

  private ProtectedResource guarded(String resource) {
    int colon = resource.indexOf(':');
    return Optional.of(resource)
        .filter(text -> colon > 0)
        .flatMap(text -> id(text.substring(colon + 1)))
        .flatMap(
            id -> attributeSchema.ofType(resource.substring(0, colon)).flatMap(all -> all.find(id)))
        .orElseThrow(
            () ->
                wrong(
                    "resource",
                    "unknown-resource",
                    "the type and the id of an existing resource, such as order:0193…"));
  }

  private static Optional<UUID> id(@Nullable String text) {
    try {
      return text == null || text.length() != 36
          ? Optional.empty()
          : Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static Rejected wrong(String parameter, String code, String expected) {
    return Rejected.because(
        PolicyRule.INVALID_EXPLANATION,
        "The explanation request is not valid.",
        List.of(new Fault(parameter, code, "must be " + expected)));
  }
}
