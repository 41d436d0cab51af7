package io.bedloe.identity.policies.usecase;

import io.bedloe.identity.policies.model.EvaluationContext;
import io.bedloe.identity.policies.model.PolicySet;
import io.bedloe.identity.policies.model.RowPolicies;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.RowLimits;
import io.bedloe.platform.security.AuthorizationRequest;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.CurrentRequest;
import io.bedloe.platform.security.ProtectedAction;
import io.bedloe.platform.security.ProtectedResource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Limits the rows of a list to those that policies allow the caller to see. */
@ApplicationScoped
public class LimitRows implements RowLimits {

  /** One of the two ways in which policies limit the rows of a list. */
  @FunctionalInterface
  private interface Limits {

    List<Condition> of(PolicySet policies, EvaluationContext context, Listing<?> listing);
  }

  private final ActivePolicies policies;
  private final AttributeSchema attributeSchema;
  private final EvaluationContexts facts;
  private final CurrentCaller caller;
  private final CurrentRequest request;

  @Inject
  public LimitRows(
      ActivePolicies policies,
      AttributeSchema attributeSchema,
      EvaluationContexts facts,
      CurrentCaller caller,
      CurrentRequest request) {
    this.policies = policies;
    this.attributeSchema = attributeSchema;
    this.facts = facts;
    this.caller = caller;
    this.request = request;
  }

  @Override
  public List<Condition> conditions(Listing<?> listing) {
    return limits(listing, RowPolicies::limits);
  }

  @Override
  public List<Condition> conditionsOfParts(Listing<?> listing) {
    return limits(listing, RowPolicies::allLimits);
  }

  @Override
  public List<Condition> conditionsOfAllLists() {
    return attributeSchema.listings().stream()
        .flatMap(listing -> conditionsOfParts(listing).stream())
        .toList();
  }

  /** The evaluation context is built only when there is a policy about the action. */
  private List<Condition> limits(Listing<?> listing, Limits limits) {
    var current = policies.current();
    return attributeSchema
        .actionOf(listing)
        .filter(action -> current.isAbout(action.permission()))
        .map(action -> limits.of(current, facts(action), listing))
        .orElse(List.of());
  }

  private EvaluationContext facts(ProtectedAction action) {
    var authorization =
        new AuthorizationRequest(
            caller.get(),
            action.permission(),
            ProtectedResource.unseen(action.type()),
            request.context());
    return facts.ofRequest(authorization);
  }
}
