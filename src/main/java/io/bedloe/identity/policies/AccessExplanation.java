package io.bedloe.identity.policies;

import io.bedloe.kernel.AccountId;
import io.bedloe.platform.security.Decision.Cause;
import io.bedloe.platform.security.PolicyId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The decision for an account now, from the address of this request, and its reason.
 *
 * @param user the account
 * @param roles the names of its roles
 * @param grants all paths by which the roles grant the permission; empty when none does
 * @param resource the resource, as type and id
 * @param complete whether all policies were evaluated; without a resource, those that need one are
 *     not
 * @param cause the kind of reason that decided
 * @param policyId the policy that decided, with its name, its version and the clause of its
 *     expression
 */
@Schema(description = "The decision that would be made about an account now, with its reasons.")
public record AccessExplanation(
    @Schema(description = "The id of the account.") AccountId user,
    @Schema(description = "The name of the account.", examples = "Jane Doe") String name,
    @Schema(description = "The requested permission.", examples = "orders:read") String permission,
    @Schema(
            description = "The resource, as its type and id; absent when none was named.",
            examples = "order:0190a5a0-0000-7000-8000-000000000000")
        @Nullable String resource,
    @Schema(description = "Whether the account would be allowed to do it.") boolean allowed,
    @Schema(
            description =
                "Whether all attributes that the policies need were known; false when a policy needs "
                    + "a resource that was not named.")
        boolean complete,
    @Schema(description = "The basis of the decision: the permissions, a policy or a rule.")
        Cause cause,
    @Schema(description = "The id of the policy that decided.") @Nullable PolicyId policyId,
    @Schema(description = "The name of the policy that decided.", examples = "no-large-orders")
        @Nullable String policyName,
    @Schema(description = "The version of the policy that decided.", examples = "3")
        @Nullable Integer policyVersion,
    @Schema(description = "The part of the expression that decided.", examples = "caller.id == ''")
        @Nullable String clause,
    @Schema(
            description = "The reason for the decision, for people.",
            examples = "The role manager gives orders:read.")
        String reason,
    @Schema(
            description = "The roles of the account, with those that they inherit from.",
            examples = "[\"manager\"]")
        List<String> roles,
    @Schema(description = "The ways from a role of the account to the permission.")
        List<Path> grants,
    @Schema(description = "The policies that were evaluated, in their order.")
        List<Spoken> policies) {

  /**
   * A path of roles to the permission.
   *
   * @param roles the roles from one of the account to the one that holds the permission
   */
  @Schema(description = "The way from a role of an account to a role that gives a permission.")
  public record Path(
      @Schema(
              description =
                  "The roles on the way, from the account's own to the one that gives the"
                      + " permission.",
              examples = "[\"manager\"]")
          List<String> roles) {}

  /**
   * An evaluated policy, in the order of evaluation.
   *
   * @param value the result of its expression; absent when it has none
   * @param fault why the expression has no result
   */
  @Schema(description = "The evaluation of a policy.")
  public record Spoken(
      @Schema(description = "The id of the policy.") PolicyId id,
      @Schema(description = "The name of the policy.", examples = "no-large-orders") String name,
      @Schema(description = "The version of the policy.", examples = "3") int version,
      @Schema(description = "Whether the policy allows or denies when its expression is true.")
          Effect effect,
      @Schema(
              description = "The priority of the policy; a greater one is evaluated first.",
              examples = "10")
          int priority,
      @Schema(description = "The result of the expression; absent when it failed.")
          @Nullable Boolean value,
      @Schema(
              description = "Why the expression failed; absent when it did not.",
              examples = "no such key: country")
          @Nullable String fault) {}
}
