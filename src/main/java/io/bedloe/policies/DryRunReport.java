package io.bedloe.policies;

import io.bedloe.platform.security.Decision.Cause;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What recorded decisions would have been under a changed policy.
 *
 * @param asked how many decisions were looked at
 * @param changed how many of them would have been others
 * @param decisions the youngest first
 */
public record DryRunReport(int asked, int changed, List<Replayed> decisions) {

  /**
   * A decision of the past.
   *
   * @param before whether it allowed
   * @param cause what decided it then
   * @param after whether it would have allowed
   * @param reason why it would have been so
   */
  public record Replayed(
      UUID decisionId,
      Instant at,
      String permission,
      @Nullable String resource,
      boolean before,
      Cause cause,
      boolean after,
      boolean changed,
      String reason) {}
}
