package io.bedloe.commerce.exports.work;

import io.bedloe.commerce.exports.usecase.DeleteExpiredExports;
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

/** Deletes expired exports and their files, every five minutes. */
@ApplicationScoped
public class DeleteExports implements JobHandler<NoPayload>, ScheduledJob {

  private static final JobType<NoPayload> TYPE =
      JobType.of("delete-expired-exports", NoPayload.class, Lane.STANDARD);

  private final DeleteExpiredExports expired;

  @Inject
  public DeleteExports(DeleteExpiredExports expired) {
    this.expired = expired;
  }

  @Override
  public JobSchedule schedule() {
    return JobSchedule.of(TYPE.name(), "*/5 * * * *");
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
      last = expired.deleteNextBatch();
      deleted += last;
    } while (last > 0 && !run.isStopped());
    run.log(deleted + " expired exports were deleted.");
  }
}
