package io.bedloe.identity.policies.model;

import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The row filter that a set of policies defines for a list. */
public final class RowPolicies {

  private RowPolicies() {}

  /** Refuses an expression that cannot limit the rows of the list. */
  public static void mustLimit(Expression expression, Listing<?> listing) throws InvalidExpression {
    RowTranslation.translate(expression, listing);
  }

  /**
   * Returns conditions that all must be true for a row.
   *
   * @param context the context of the request for the list
   */
  public static List<Condition> limits(
      PolicySet policies, EvaluationContext context, Listing<?> listing) {
    return limits(policies, context, listing, RowPolicies::isAboutRows);
  }

  /** Returns the same when no policy about the permission has been evaluated yet. */
  public static List<Condition> allLimits(
      PolicySet policies, EvaluationContext context, Listing<?> listing) {
    return limits(policies, context, listing, policy -> true);
  }

  private static List<Condition> limits(
      PolicySet policies,
      EvaluationContext context,
      Listing<?> listing,
      Predicate<ActivePolicy> counts) {
    var permission = context.question().permission();
    var limits = new ArrayList<Condition>();
    for (var policy : policies.denying(permission)) {
      if (counts.test(policy)) {
        limits.add(RowTest.negated(condition(policy, context, listing)));
      }
    }
    var allowing = policies.allowing(permission);
    if (allowing.stream().anyMatch(counts)) {
      limits.add(
          RowTest.firstTrue(
              allowing.stream().map(policy -> condition(policy, context, listing)).toList()));
    }
    return limits;
  }

  /** The other policies were evaluated before the list is read. */
  private static boolean isAboutRows(ActivePolicy policy) {
    return policy.expression() == null || policy.expression().needsResource();
  }

  private static Condition condition(
      ActivePolicy policy, EvaluationContext context, Listing<?> listing) {
    var expression = policy.expression();
    if (expression == null) {
      return RowTest.CANNOT_SAY;
    }
    try {
      return RowTranslation.translate(expression, listing).condition(context);
    } catch (InvalidExpression stored) {
      // The policy was saved for another version of the list, so its condition on the rows is
      // unknown.
      return RowTest.CANNOT_SAY;
    }
  }
}
