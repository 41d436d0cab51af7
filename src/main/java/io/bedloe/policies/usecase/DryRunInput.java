package io.bedloe.policies.usecase;

import io.bedloe.policies.Effect;
import io.bedloe.policies.model.PolicyLanguage;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A change to try on decisions of the past.
 *
 * @param expression instead of the policy's own
 * @param effect the policy's own when left out
 * @param last how many decisions to look at; 100 when left out
 */
public record DryRunInput(
    @NotBlank @Size(max = PolicyLanguage.LONGEST) String expression,
    @Nullable Effect effect,
    @Nullable @Min(1) @Max(1000) Integer last) {

  static final int USUAL = 100;
}
