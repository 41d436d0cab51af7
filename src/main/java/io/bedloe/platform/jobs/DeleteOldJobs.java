package io.bedloe.platform.jobs;

import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Deletes jobs that are over for long, and ends those that no server can run, every ten minutes.
 */
@ApplicationScoped
public class DeleteOldJobs implements JobHandler<DeleteOldJobs.Batches>, ScheduledJob {

  static final JobType<Batches> TYPE = JobType.of("delete-old-jobs", Batches.class, Lane.STANDARD);

  private static final Logger LOG = Logger.getLogger(DeleteOldJobs.class.getName());
  private static final int BATCH = 5_000;

  private final StoredJobs stored;
  private final EndAttempt end;
  private final JobHandlers handlers;
  private final Settings settings;
  private final Clock clock;

  @Inject
  public DeleteOldJobs(
      StoredJobs stored, EndAttempt end, JobHandlers handlers, Settings settings, Clock clock) {
    this.stored = stored;
    this.end = end;
    this.handlers = handlers;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The payload.
   *
   * @param batch the number of jobs that one statement deletes or ends
   */
  record Batches(int batch) {

    static final Batches USUAL = new Batches(BATCH);

    Batches {
      if (batch < 1) {
        throw new IllegalArgumentException("a batch has at least one job");
      }
    }
  }

  @Override
  public JobSchedule schedule() {
    return JobSchedule.of(TYPE.name(), "*/10 * * * *");
  }

  @Override
  public JobId enqueue(Jobs jobs) {
    return jobs.enqueue(TYPE, Batches.USUAL);
  }

  @Override
  public JobType<Batches> type() {
    return TYPE;
  }

  @Override
  public void run(JobRun run, Batches batches) {
    var time = clock.instant().minus(settings.get(JobSettings.RETENTION));
    long deleted = 0;
    int last;
    do {
      last = stored.deleteFinishedBefore(time, batches.batch());
      deleted += last;
    } while (last == batches.batch() && !run.isStopped());
    run.log(deleted + " jobs that had ended before " + time + " were deleted.");
    var since = clock.instant().minus(settings.get(JobSettings.UNKNOWN_AFTER));
    long unknown = 0;
    do {
      last = end.buryUnknown(handlers.types(), since, "-", batches.batch());
      unknown += last;
    } while (last == batches.batch() && !run.isStopped());
    if (unknown > 0) {
      LOG.log(Level.SEVERE, "{0} jobs are dead, because no server knows their types", unknown);
    }
  }
}
