package io.bedloe.identity.policies.usecase;

import io.bedloe.identity.policies.Effect;
import io.bedloe.identity.policies.model.PolicyLanguage;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A change of a policy, to be tried on recorded decisions.
 *
 * @param expression the expression that replaces the policy's own
 * @param effect the effect; the policy's own when left out
 * @param last the number of decisions to evaluate; 100 when left out
 */
@Schema(description = "A changed policy to evaluate on recorded decisions.")
public record DryRunInput(
    @Schema(description = "The expression, in CEL.", examples = "caller.id == ''")
        @NotBlank
        @Size(max = PolicyLanguage.LONGEST)
        String expression,
    @Schema(description = "The effect; that of the policy when it is left out.")
        @Nullable Effect effect,
    @Schema(
            description =
                "How many of the latest decisions are evaluated, 1 to 1000; 100 when it is left out.",
            examples = "100")
        @Nullable
        @Min(1)
        @Max(1000)
        Integer last) {

  static final int USUAL = 100;
}
