package io.bedloe.platform.jobs;

import io.bedloe.platform.idempotency.IdempotencyStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Deletes idempotency records that are too old to be used, each hour. */
@ApplicationScoped
public class DeleteOldAnswers implements JobHandler<NoPayload>, ScheduledJob {

  private static final JobType<NoPayload> TYPE =
      JobType.of("delete-old-answers", NoPayload.class, Lane.STANDARD);

  private final IdempotencyStore answers;

  @Inject
  public DeleteOldAnswers(IdempotencyStore answers) {
    this.answers = answers;
  }

  @Override
  public JobSchedule schedule() {
    return JobSchedule.of(TYPE.name(), "17 * * * *");
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
    run.log(answers.deleteOld() + " expired idempotency records were deleted.");
  }
}
