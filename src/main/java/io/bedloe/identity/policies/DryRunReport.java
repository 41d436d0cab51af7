package io.bedloe.identity.policies;

import io.bedloe.platform.security.Decision.Cause;
import io.bedloe.platform.security.DecisionId;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Recorded decisions, evaluated again under a changed policy.
 *
 * @param asked the number of evaluated decisions
 * @param changed the number of decisions whose result differs
 * @param decisions the decisions, the newest first
 */
@Schema(description = "The recorded decisions as they would be under a changed policy.")
public record DryRunReport(
    @Schema(description = "The number of decisions that were evaluated.", examples = "100")
        int asked,
    @Schema(description = "The number of decisions that would differ.", examples = "3") int changed,
    @Schema(description = "The decisions that were evaluated.") List<Replayed> decisions) {

  /**
   * A recorded decision and its new result.
   *
   * @param before whether it allowed the request
   * @param cause the kind of reason that decided it
   * @param after whether it would allow the request now
   * @param reason why the new result would be so
   */
  @Schema(description = "A recorded decision, evaluated again.")
  public record Replayed(
      @Schema(description = "The id of the decision.") DecisionId decisionId,
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
