package io.bedloe.identity.policies;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A version of a policy, as a change made it.
 *
 * @param id the id of this version
 * @param version the number in the policy's ETag
 * @param removed whether the change deleted the policy
 * @param at when the change was made
 * @param by the account that made the change
 */
@Schema(description = "A version of a policy.")
public record PolicyVersionView(
    @Schema(description = "The id of the version.") PolicyVersionId id,
    @Schema(description = "The number of the version, from 1.", examples = "3") int version,
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
    @Schema(description = "Whether this version removed the policy.") boolean removed,
    @Schema(description = "When the version was created.") Instant at,
    @Schema(
            description = "The name of the account that created the version.",
            examples = "admin@bedloe.example")
        String by) {}
