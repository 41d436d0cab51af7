package io.bedloe.access.usecase;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody wants to act as somebody else, and for how long.
 *
 * @param reason stands in the audit trail and in the account's list of sessions
 * @param minutes 15 when left out
 */
public record ImpersonationInput(
    @NotBlank @Size(max = 500) String reason, @Nullable @Min(1) @Max(60) Integer minutes) {

  private static final int USUAL = 15;

  Duration length() {
    return Duration.ofMinutes(minutes == null ? USUAL : minutes);
  }
}
