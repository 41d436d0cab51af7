package io.bedloe.platform.jobs;

import io.bedloe.platform.config.Setting;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A queue of jobs with workers of its own, so that jobs of one kind do not hold up others.
 *
 * <p>Workers of lanes with short jobs claim more jobs than they can run at once, because a claim
 * costs as much as a short job.
 */
@Schema(description = "The workers that run a job.")
public enum Lane {
  /** Short work in the database. */
  STANDARD(
      4,
      true,
      "The number of background jobs without a lane of their own that run at a time on each server."),
  /** E-mails. */
  MAIL(2, true, "The number of e-mails that each server sends at a time."),
  /** Work of minutes on many rows, such as imports and exports. */
  BULK(2, false, "The number of long background jobs that run at a time on each server.");

  private final Setting<Integer> workers;
  private final boolean claimsAhead;

  Lane(int standard, boolean claimsAhead, String meaning) {
    this.workers =
        Setting.number(
            "bedloe.jobs.workers." + name().toLowerCase(java.util.Locale.ROOT),
            0,
            64,
            Integer.toString(standard),
            meaning + " 0 leaves them to other servers.");
    this.claimsAhead = claimsAhead;
  }

  /** Returns the setting of the number of workers on each server. */
  Setting<Integer> workers() {
    return workers;
  }

  /** Returns whether the lane claims jobs before a worker is free. */
  boolean claimsAhead() {
    return claimsAhead;
  }
}
