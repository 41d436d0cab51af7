package io.bedloe.platform.jobs;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Removes rows that are too old to be used, every five minutes; any server may do it. */
@Singleton
public class CleanupTimer {

  private final Recurring recurring;
  private final Cleanup cleanup;

  @Inject
  public CleanupTimer(Recurring recurring, Cleanup cleanup) {
    this.recurring = recurring;
    this.cleanup = cleanup;
  }

  /** The container needs this constructor. */
  @SuppressWarnings("NullAway")
  public CleanupTimer() {
    this.recurring = null;
    this.cleanup = null;
  }

  @Schedule(hour = "*", minute = "*/5", persistent = false)
  public void run() {
    recurring.run("remove expired rows", cleanup::removeExpired);
  }
}
