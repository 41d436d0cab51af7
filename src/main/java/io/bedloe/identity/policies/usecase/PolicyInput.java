package io.bedloe.identity.policies.usecase;

import io.bedloe.identity.policies.Effect;
import io.bedloe.identity.policies.PolicyView;
import io.bedloe.identity.policies.model.Policy;
import io.bedloe.identity.policies.model.PolicyLanguage;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The request body that creates or replaces a policy.
 *
 * @param target the permissions that the policy applies to: one, {@code area:*}, or {@code *}
 * @param expression the CEL expression, whose type is bool
 * @param priority the priority; policies with higher values are evaluated first; 0 when left out
 * @param enabled whether the policy is evaluated; true when left out
 */
@Schema(description = "A policy to create, or what replaces one.")
public record PolicyInput(
    @Schema(description = "The name of the policy; it is unique.", examples = "no-large-orders")
        @NotBlank
        @Size(max = 100)
        String name,
    @Schema(description = "The purpose of the policy.", examples = "Large orders need a manager.")
        @Nullable
        @Size(min = 1, max = 1000)
        String description,
    @Schema(
            description =
                "The permission that the policy applies to, such as orders:read, orders:* or *.",
            examples = "orders:read")
        @NotBlank
        @Size(max = 100)
        String target,
    @Schema(
            description = "Whether the policy allows or denies when its expression is true.",
            examples = "DENY_IF")
        @NotNull
        Effect effect,
    @Schema(description = "The expression, in CEL.", examples = "caller.id == ''")
        @NotBlank
        @Size(max = PolicyLanguage.LONGEST)
        String expression,
    @Schema(description = "The priority; a greater one is evaluated first.", examples = "10")
        @Nullable
        @Min(-1000)
        @Max(1000)
        Integer priority,
    @Schema(description = "Whether the policy is active.", examples = "true")
        @Nullable Boolean enabled) {

  /** Returns the input that describes a policy as it is; a merge patch applies to it. */
  public static PolicyInput of(PolicyView policy) {
    return new PolicyInput(
        policy.name(),
        policy.description(),
        policy.target(),
        policy.effect(),
        policy.expression(),
        policy.priority(),
        policy.enabled());
  }

  Policy.Description toDescription() {
    return new Policy.Description(
        name,
        description,
        target,
        effect,
        expression,
        priority == null ? 0 : priority,
        enabled == null || enabled);
  }
}
