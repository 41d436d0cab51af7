package io.bedloe.identity.policies;

import io.bedloe.platform.security.Decision.Cause;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The recorded decisions as they would be under a changed policy.
 *
 * @param asked how many decisions were looked at
 * @param changed how many of them would have been others
 * @param decisions the youngest first
 */
@Schema(description = "The recorded decisions as they would be under a changed policy.")
public record DryRunReport(
    @Schema(description = "The number of decisions that were evaluated.", examples = "100")
        int asked,
    @Schema(description = "The number of decisions that would differ.", examples = "3") int changed,
    @Schema(description = "The decisions that were evaluated.") List<Replayed> decisions) {

  /**
   * A decision of the past.
   *
   * @param before whether it allowed
   * @param cause what decided it then
   * @param after whether it would have allowed
   * @param reason why it would have been so
   */
  @Schema(description = "A recorded decision, evaluated again.")
  public record Replayed(
      @Schema(description = "The id of the decision.") UUID decisionId,
      @Schema(description = "When the decision was made.") Instant at,
      @Schema(description = "The permission that the request needed.", examples = "orders:read")
          String permission,
      @Schema(
              description = "The resource, as its type and id.",
              examples = "order:0190a5a0-0000-7000-8000-000000000000")
          @Nullable String resource,
      @Schema(description = "Whether the request was allowed.") boolean before,
      @Schema(
              description =
                  "The basis of the recorded decision: the permissions, a policy or a rule.")
          Cause cause,
      @Schema(description = "Whether the request would be allowed under the changed policy.")
          boolean after,
      @Schema(description = "Whether the two differ.") boolean changed,
      @Schema(
              description = "The reason for the new decision, for people.",
              examples = "The role manager gives orders:read.")
          String reason) {}
}
