package io.bedloe.platform.jobs;

/** The policy for runs of a schedule that were missed while no server ran. */
public enum MissedRuns {
  /** The work is done once, however many runs were missed. */
  RUN_ONCE,
  /** The work waits for its next time. */
  SKIP
}
