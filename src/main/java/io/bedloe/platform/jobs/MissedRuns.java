package io.bedloe.platform.jobs;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The policy for runs of a schedule that were missed while no server ran. */
@Schema(description = "The policy for runs of a schedule that were missed.")
public enum MissedRuns {
  /** The work is done once, however many runs were missed. */
  RUN_ONCE,
  /** The work waits for its next time. */
  SKIP
}
