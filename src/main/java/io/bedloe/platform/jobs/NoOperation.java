package io.bedloe.platform.jobs;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Does nothing. Such jobs show whether workers run, and how many jobs a server ends in a second.
 */
@ApplicationScoped
public class NoOperation implements JobHandler<NoOperation.Nothing> {

  private static final JobType<Nothing> TYPE =
      JobType.of("no-operation", Nothing.class, Lane.STANDARD);

  record Nothing() {}

  @Override
  public JobType<Nothing> type() {
    return TYPE;
  }

  @Override
  public void run(JobRun run, Nothing payload) {
    // That is all.
  }
}
