package io.bedloe.identity.sessions.usecase;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The reason and the duration of an impersonation.
 *
 * @param reason the reason, which is stored in the audit trail and shown in the account's list of
 *     sessions
 * @param minutes the duration in minutes; 15 when left out
 */
@Schema(description = "Why and for how long an account is impersonated.")
public record ImpersonationInput(
    @Schema(
            description = "The reason, which the audit trail keeps.",
            examples = "Support case 4711")
        @NotBlank
        @Size(max = 500)
        String reason,
    @Schema(description = "For how many minutes, 1 to 60; 15 when it is left out.", examples = "15")
        @Nullable
        @Min(1)
        @Max(60)
        Integer minutes) {

  private static final int USUAL = 15;

  Duration length() {
    return Duration.ofMinutes(minutes == null ? USUAL : minutes);
  }
}
