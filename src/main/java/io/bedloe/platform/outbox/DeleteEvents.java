package io.bedloe.platform.outbox;

import io.bedloe.platform.jobs.JobHandler;
import io.bedloe.platform.jobs.JobId;
import io.bedloe.platform.jobs.JobRun;
import io.bedloe.platform.jobs.JobSchedule;
import io.bedloe.platform.jobs.JobType;
import io.bedloe.platform.jobs.Jobs;
import io.bedloe.platform.jobs.Lane;
import io.bedloe.platform.jobs.NoPayload;
import io.bedloe.platform.jobs.ScheduledJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Deletes events that are too old to be read, every ten minutes. */
@ApplicationScoped
public class DeleteEvents implements JobHandler<NoPayload>, ScheduledJob {

  private static final JobType<NoPayload> TYPE =
      JobType.of("delete-old-events", NoPayload.class, Lane.STANDARD);

  private final DeleteOldEvents old;

  @Inject
  public DeleteEvents(DeleteOldEvents old) {
    this.old = old;
  }

  @Override
  public JobSchedule schedule() {
    return JobSchedule.of(TYPE.name(), "*/10 * * * *");
  }

  @Override
  public JobId enqueue(Jobs jobs) {
    return jobs.enqueue(TYPE, new NoPayload());
  }

  @Override
  public JobType<NoPayload> type() {
    return TYPE;
  }

  /** Deletes batch after batch; the next job continues what a stop has left. */
  @Override
  public void run(JobRun run, NoPayload payload) {
    long deleted = 0;
    int last;
    do {
      last = old.deleteNextBatch();
      deleted += last;
    } while (last == DeleteOldEvents.BATCH && !run.isStopped());
    run.log(deleted + " events that are older than the retention were deleted.");
  }
}
