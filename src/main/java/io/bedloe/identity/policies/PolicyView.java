package io.bedloe.identity.policies;

import io.bedloe.platform.security.PolicyId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A policy.
 *
 * @param name unique among the policies that are not removed
 * @param target the permissions that the policy applies to: one, {@code area:*}, or {@code *}
 * @param expression the CEL expression
 * @param priority the priority; policies with higher values are evaluated first
 * @param enabled whether the policy is evaluated
 */
@Schema(description = "A policy.")
public record PolicyView(
    @Schema(description = "The id of the policy.") PolicyId id,
    @Schema(description = "The name of the policy.", examples = "no-large-orders") String name,
    @Schema(description = "The purpose of the policy.", examples = "Large orders need a manager.")
        @Nullable String description,
    @Schema(
            description =
                "The permission that the policy applies to, such as orders:read, orders:* or *.",
            examples = "orders:read")
        String target,
    @Schema(description = "Whether the policy allows or denies when its expression is true.")
        Effect effect,
    @Schema(description = "The expression, in CEL.", examples = "caller.id == ''")
        String expression,
    @Schema(description = "The priority; a greater one is evaluated first.", examples = "10")
        int priority,
    @Schema(description = "Whether the policy is active.") boolean enabled,
    @Schema(description = "When the policy was created.") Instant createdAt,
    @Schema(description = "When the policy was last changed.") Instant updatedAt) {}
