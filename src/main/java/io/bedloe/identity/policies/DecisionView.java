package io.bedloe.identity.policies;

import io.bedloe.kernel.AccountId;
import io.bedloe.platform.security.Decision.Cause;
import io.bedloe.platform.security.DecisionId;
import io.bedloe.platform.security.PolicyId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A recorded decision with its reason.
 *
 * @param user the account that asked
 * @param impersonatorId the account that acted as the user; absent without impersonation
 * @param resource the resource, as type and id; absent when the decision was not about a single
 *     resource
 * @param attributes the attributes that were known
 * @param cause the kind of reason that decided
 * @param policyId the policy that decided, with its name and version at that time and the clause of
 *     its expression
 * @param roles the roles of the account at that time
 * @param grants all paths by which those roles grant the permission in the current role hierarchy
 */
@Schema(description = "A recorded decision about a request.")
public record DecisionView(
    @Schema(description = "The id of the decision; problem documents name it as decisionId.")
        DecisionId id,
    @Schema(description = "When the decision was made.") Instant at,
    @Schema(description = "The id of the account that sent the request.") AccountId user,
    @Schema(description = "The name of the account that sent the request.", examples = "Jane Doe")
        String name,
    @Schema(description = "The id of the account that impersonated the other.")
        @Nullable AccountId impersonatorId,
    @Schema(description = "The permission that the request needed.", examples = "orders:read")
        String permission,
    @Schema(
            description = "The resource, as its type and id; absent when there was none.",
            examples = "order:0190a5a0-0000-7000-8000-000000000000")
        @Nullable String resource,
    @Schema(
            description = "The attributes of the request that the policies could see.",
            examples = "{\"country\": \"GB\"}")
        Map<String, Object> attributes,
    @Schema(description = "Whether the request was allowed.") boolean allowed,
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
    @Schema(description = "The roles of the account at that time.", examples = "[\"manager\"]")
        List<String> roles,
    @Schema(description = "The ways from a role of the account to the permission.")
        List<AccessExplanation.Path> grants) {}
