package io.bedloe.platform.jobs;

import io.bedloe.platform.idempotency.IdempotencyStore;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Deletes idempotency records that are too old to be used; any server may do it, at any time. */
@Singleton
public class Housekeeping {

  private static final Logger LOG = Logger.getLogger(Housekeeping.class.getName());

  @Inject private Recurring recurring;
  @Inject private IdempotencyStore answers;

  @Schedule(hour = "*", minute = "17", persistent = false)
  void run() {
    recurring.run("delete expired idempotency records", this::deleteOld);
  }

  private void deleteOld() {
    LOG.log(Level.INFO, "{0} expired idempotency records were deleted", answers.deleteOld());
  }
}
