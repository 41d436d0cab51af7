package io.bedloe.platform.jobs;

import static org.awaitility.Awaitility.await;

import io.bedloe.it.Database;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A type of jobs of one test, on the database of the shared server. */
final class JobFixture {

  private final JobType<Task> type =
      JobType.of("test-" + letters(UUID.randomUUID()), Task.class, Lane.STANDARD)
          .withRetries(new RetryPolicy(List.of(Duration.ZERO)));

  /** The payload. */
  record Task(int value) {}

  /** The work of a job. */
  interface Work {
    void run(JobRun run, int value) throws Exception;
  }

  JobType<Task> type() {
    return type;
  }

  JobPools pools(Work work) {
    return pools(type, work);
  }

  JobPools pools(JobType<Task> other, Work work) {
    return new JobPools(
        new JobHandler<Task>() {
          @Override
          public JobType<Task> type() {
            return other;
          }

          @Override
          public void run(JobRun run, Task payload) throws Exception {
            work.run(run, payload.value());
          }
        });
  }

  /** Returns a schedule of this type. */
  ScheduledJob scheduled(JobSchedule schedule) {
    return new ScheduledJob() {
      @Override
      public JobSchedule schedule() {
        return schedule;
      }

      @Override
      public JobType<?> type() {
        return type;
      }

      @Override
      public JobId enqueue(Jobs jobs) {
        return jobs.enqueue(type, new Task(1));
      }
    };
  }

  void deleteJobs() {
    Database.shared().execute("DELETE FROM jobs WHERE type = ?", type.name());
  }

  long count(JobState state) {
    return Database.shared()
        .number(
            "SELECT count(*) FROM jobs WHERE type = ? AND state = ?", type.name(), state.name());
  }

  /** Lets servers run jobs until a number of them has a state. */
  void awaitAll(JobState state, int number, WorkerPool... servers) {
    await(number + " jobs are " + state)
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              for (var server : servers) {
                server.wakeAll();
              }
              return count(state) == number;
            });
  }

  /** Returns the errors of the failed attempts, the oldest first. */
  List<String> errors() {
    return Database.shared()
        .list(
            row -> row.getString(1),
            """
            SELECT error FROM job_failures JOIN jobs ON jobs.id = job_id
            WHERE type = ? ORDER BY failed_at, job_failures.token""",
            type.name());
  }

  /** Enqueues jobs with the values from 1 on. */
  void enqueueMany(int number) {
    Database.shared()
        .execute(
            """
            INSERT INTO jobs (id, type, payload_version, payload, encrypted, lane, priority, state,
              run_at)
            SELECT gen_random_uuid(), ?, 1, '{"value":' || n || '}', FALSE, 'STANDARD', 0, 'QUEUED',
              now() FROM generate_series(1, ?) AS n""",
            type.name(),
            number);
  }

  /** Types have names of letters. */
  private static String letters(UUID id) {
    var letters = new StringBuilder();
    for (char digit : id.toString().replace("-", "").toCharArray()) {
      letters.append((char) ('a' + Character.digit(digit, 16)));
    }
    return letters.toString();
  }
}
