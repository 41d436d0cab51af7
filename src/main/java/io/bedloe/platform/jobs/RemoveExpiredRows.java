package io.bedloe.platform.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Removes rows that are too old to be used, every five minutes. */
@ApplicationScoped
public class RemoveExpiredRows implements JobHandler<NoPayload>, ScheduledJob {

  private static final JobType<NoPayload> TYPE =
      JobType.of("remove-expired-rows", NoPayload.class, Lane.STANDARD);

  private final Cleanup cleanup;

  @Inject
  public RemoveExpiredRows(Cleanup cleanup) {
    this.cleanup = cleanup;
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

  @Override
  public void run(JobRun run, NoPayload payload) {
    cleanup.cleanUp();
  }
}
