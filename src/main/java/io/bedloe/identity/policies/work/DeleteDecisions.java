package io.bedloe.identity.policies.work;

import io.bedloe.identity.policies.usecase.DeleteOldDecisions;
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

/** Deletes recorded decisions that are too old, each hour. */
@ApplicationScoped
public class DeleteDecisions implements JobHandler<NoPayload>, ScheduledJob {

  private static final JobType<NoPayload> TYPE =
      JobType.of("delete-old-decisions", NoPayload.class, Lane.STANDARD);

  private final DeleteOldDecisions old;

  @Inject
  public DeleteDecisions(DeleteOldDecisions old) {
    this.old = old;
  }

  @Override
  public JobSchedule schedule() {
    return JobSchedule.of(TYPE.name(), "23 * * * *");
  }

  @Override
  public JobId enqueue(Jobs jobs) {
    return jobs.enqueue(TYPE, new NoPayload());
  }

  @Override
  public JobType<NoPayload> type() {
    return TYPE;
  }

  @Override
  public void run(JobRun run, NoPayload payload) {
    run.log(old.delete() + " expired decisions were deleted.");
  }
}
