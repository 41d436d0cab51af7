package io.bedloe.platform.jobs;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Removes rows that are too old to be used, every five minutes; any server may do it. */
@Singleton
public class CleanupTimer {

  @Inject private Recurring recurring;
  @Inject private Cleanup cleanup;

  @Schedule(hour = "*", minute = "*/5", persistent = false)
  public void run() {
    recurring.run("remove expired rows", cleanup::removeExpired);
  }
}
