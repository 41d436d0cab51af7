package io.bedloe.platform.jobs;

import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Deletes jobs that are over for long, and ends those that no server can run. */
@ApplicationScoped
public class DeleteOldJobs {

  private static final Logger LOG = Logger.getLogger(DeleteOldJobs.class.getName());
  private static final int BATCH = 5_000;

  private final StoredJobs stored;
  private final JobHandlers handlers;
  private final Settings settings;
  private final Clock clock;

  @Inject
  public DeleteOldJobs(StoredJobs stored, JobHandlers handlers, Settings settings, Clock clock) {
    this.stored = stored;
    this.handlers = handlers;
    this.settings = settings;
    this.clock = clock;
  }

  void deleteBatches() {
    var time = clock.instant().minus(settings.get(JobSettings.RETENTION));
    while (stored.deleteFinishedBefore(time, BATCH) == BATCH) {
      // The loop continues with the next batch.
    }
    var since = clock.instant().minus(settings.get(JobSettings.UNKNOWN_AFTER));
    int unknown = stored.buryUnknown(handlers.types(), since, "-");
    if (unknown > 0) {
      LOG.log(Level.SEVERE, "{0} jobs are dead, because no server knows their types", unknown);
    }
  }
}
