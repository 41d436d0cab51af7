package io.bedloe.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests jobs on the workers of two servers that share a database. */
@IntegrationTest
class JobsIT {

  private final JobType<Number> type =
      JobType.of("test-" + Letters.of(UUID.randomUUID()), Number.class, Lane.STANDARD)
          .withRetries(new RetryPolicy(List.of(Duration.ZERO)));

  private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

  /** The payload of the jobs of these tests. */
  record Number(int value) {}

  /** What a job of a test does. */
  private interface Work {
    void run(JobRun run, int value) throws Exception;
  }

  private JobPools pools(Work work) {
    return new JobPools(
        new JobHandler<Number>() {
          @Override
          public JobType<Number> type() {
            return type;
          }

          @Override
          public void run(JobRun run, Number payload) throws Exception {
            work.run(run, payload.value());
          }
        });
  }

  @AfterEach
  void deleteTheJobs() {
    Database.shared().execute("DELETE FROM jobs WHERE type = ?", type.name());
  }

  private long count(JobState state) {
    return Database.shared()
        .number(
            "SELECT count(*) FROM jobs WHERE type = ? AND state = ?", type.name(), state.name());
  }

  private void awaitAll(JobPools pools, JobState state, int number, WorkerPool... servers) {
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

  private List<String> errors() {
    return Database.shared()
        .list(
            row -> row.getString(1),
            """
            SELECT error FROM job_failures JOIN jobs ON jobs.id = job_id
            WHERE type = ? ORDER BY failed_at, job_failures.token""",
            type.name());
  }

  private void enqueueMany(int number) {
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

  /** The shape and the figures of the cluster test of db-scheduler. */
  @Test
  void tenThousandJobsOnTwoServersRunOnceEach() throws Exception {
    var times = new ConcurrentHashMap<Integer, AtomicInteger>();
    try (var pools =
        pools(
            (run, value) ->
                times.computeIfAbsent(value, any -> new AtomicInteger()).incrementAndGet())) {
      enqueueMany(10_000);
      awaitAll(pools, JobState.SUCCEEDED, 10_000, pools.start(10), pools.start(10));
    }
    assertThat(times).hasSize(10_000);
    assertThat(times.values()).allMatch(number -> number.get() == 1);
    assertThat(errors()).isEmpty();
  }

  @Test
  void jobsOfAGroupRunOneAfterTheOtherInTheirOrderAlsoWhenOneFails() throws Exception {
    var running = new AtomicInteger();
    try (var pools =
        pools(
            (run, value) -> {
              assertThat(running.incrementAndGet()).isEqualTo(1);
              ran.add(value + "/" + run.attempt());
              running.decrementAndGet();
              if (value == 2 && run.attempt() == 1) {
                throw new IllegalStateException("the second fails once");
              }
            })) {
      for (int i = 1; i <= 20; i++) {
        pools.jobs().enqueue(type, new Number(i), JobOptions.NONE.inGroup(type.name()));
      }
      awaitAll(pools, JobState.SUCCEEDED, 20, pools.start(4), pools.start(4));
    }
    assertThat(ran.subList(0, 4)).containsExactly("1/1", "2/1", "2/2", "3/1");
    assertThat(ran).hasSize(21).last().isEqualTo("20/1");
    assertThat(errors()).containsExactly("java.lang.IllegalStateException: the second fails once");
  }

  @Test
  void aUniqueJobIsStoredOnceByManyWritersAndAgainWhenItIsOver() throws Exception {
    var options = JobOptions.NONE.unique("only");
    try (var pools = pools((run, value) -> {})) {
      var writers = Executors.newFixedThreadPool(16);
      try {
        var added =
            writers
                .invokeAll(
                    IntStream.range(0, 200)
                        .<java.util.concurrent.Callable<Boolean>>mapToObj(
                            i -> () -> pools.jobs().enqueueUnique(type, new Number(i), options))
                        .toList())
                .stream()
                .filter(
                    future -> {
                      try {
                        return future.get();
                      } catch (Exception failure) {
                        throw new AssertionError(failure);
                      }
                    })
                .count();
        assertThat(added).isEqualTo(1);
      } finally {
        writers.shutdownNow();
      }
      awaitAll(pools, JobState.SUCCEEDED, 1, pools.start(1));
      assertThat(pools.jobs().enqueueUnique(type, new Number(0), options)).isTrue();
    }
  }

  @Test
  void anErrorAndAPermanentFailureKillTheirJobsOnly() throws Exception {
    try (var pools =
        pools(
            (run, value) -> {
              switch (value) {
                case 1 -> throw new StackOverflowError("poison");
                case 2 -> throw new PermanentFailure("no such account");
                default -> ran.add("ran");
              }
            })) {
      for (int i = 1; i <= 3; i++) {
        pools.jobs().enqueue(type, new Number(i));
      }
      var server = pools.start(1);
      awaitAll(pools, JobState.DEAD, 2, server);
      awaitAll(pools, JobState.SUCCEEDED, 1, server);
    }
    assertThat(errors())
        .containsExactlyInAnyOrder(
            "java.lang.StackOverflowError: poison",
            "java.lang.StackOverflowError: poison",
            PermanentFailure.class.getName() + ": no such account");
  }

  @Test
  void aPayloadThatCannotBeReadKillsTheJobWithoutShowingIt() throws Exception {
    try (var pools = pools((run, value) -> ran.add("ran"))) {
      pools.jobs().enqueue(type, new Number(1));
      Database.shared()
          .execute("UPDATE jobs SET payload = '{\"secret\": 1}' WHERE type = ?", type.name());
      awaitAll(pools, JobState.DEAD, 1, pools.start(1));
    }
    assertThat(ran).isEmpty();
    assertThat(errors()).singleElement().asString().doesNotContain("secret");
  }

  @Test
  void aJobOfALaterVersionWaitsForANewerServer() throws Exception {
    try (var pools = pools((run, value) -> ran.add("ran"))) {
      pools.jobs().enqueue(type, new Number(1));
      pools.jobs().enqueue(type, new Number(2));
      Database.shared()
          .execute(
              "UPDATE jobs SET payload_version = 2 WHERE type = ? AND payload LIKE '%1%'",
              type.name());
      awaitAll(pools, JobState.SUCCEEDED, 1, pools.start(1));
    }
    assertThat(count(JobState.QUEUED)).isEqualTo(1);
  }

  @Test
  void aJobRunsAtItsTimeAndTheOneWithTheHigherPriorityFirst() throws Exception {
    try (var pools = pools((run, value) -> ran.add(Integer.toString(value)))) {
      pools.jobs().enqueue(type, new Number(1));
      pools.jobs().enqueue(type, new Number(2), JobOptions.NONE.withPriority(5));
      var later = Instant.now().plusSeconds(3_600);
      pools.jobs().enqueue(type, new Number(3), JobOptions.NONE.at(later));
      awaitAll(pools, JobState.SUCCEEDED, 2, pools.start(1));
    }
    assertThat(ran).containsExactly("2", "1");
    assertThat(count(JobState.QUEUED)).isEqualTo(1);
  }

  /** A server that is dead does not extend the lease; one that only hangs must not end the job. */
  @Test
  void aJobOfADeadServerRunsElsewhereAndItsFirstAttemptCannotEndIt() throws Exception {
    var firstBegan = new CountDownLatch(1);
    var secondEnded = new CountDownLatch(1);
    try (var pools =
        pools(
            (run, value) -> {
              ran.add("attempt " + run.attempt());
              if (run.attempt() == 1) {
                firstBegan.countDown();
                assertThat(secondEnded.await(1, TimeUnit.MINUTES)).isTrue();
                run.succeed(() -> ran.add("effect of a dead server"));
              }
            })) {
      pools.jobs().enqueue(type, new Number(1));
      var hanging = pools.start(1);
      hanging.wakeAll();
      assertThat(firstBegan.await(1, TimeUnit.MINUTES)).isTrue();
      var other = pools.create("other-server");
      assertThat(other.rescue()).as("the lease has not ended").isZero();
      Database.shared()
          .execute(
              "UPDATE jobs SET lease_until = now() - interval '1 second' WHERE type = ?",
              type.name());
      assertThat(other.rescue()).isEqualTo(1);
      awaitAll(pools, JobState.SUCCEEDED, 1, pools.start(1));
      secondEnded.countDown();
      hanging.stop();
    }
    assertThat(ran).startsWith("attempt 1", "attempt 2");
    assertThat(Database.shared().number("SELECT token FROM jobs WHERE type = ?", type.name()))
        .isEqualTo(2);
    assertThat(errors()).singleElement().asString().contains("the lease ended");
  }

  @Test
  void leasesOfRunningJobsAreExtendedWithTheirProgress() throws Exception {
    var began = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    try (var pools =
        pools(
            (run, value) -> {
              run.progress(3, 10);
              began.countDown();
              assertThat(end.await(1, TimeUnit.MINUTES)).isTrue();
            })) {
      pools.jobs().enqueue(type, new Number(1));
      var server = pools.start(1);
      server.wakeAll();
      assertThat(began.await(1, TimeUnit.MINUTES)).isTrue();
      Database.shared()
          .execute(
              "UPDATE jobs SET lease_until = now() + interval '1 second' WHERE type = ?",
              type.name());
      server.extendLeases();
      assertThat(
              Database.shared()
                  .number(
                      """
                      SELECT count(*) FROM jobs WHERE type = ? AND progress_done = 3
                        AND progress_total = 10 AND lease_until > now() + interval '30 seconds'""",
                      type.name()))
          .isEqualTo(1);
      end.countDown();
      awaitAll(pools, JobState.SUCCEEDED, 1, server);
    }
  }

  @Test
  void aRunningJobThatIsCancelledIsInterruptedAndNotRetried() throws Exception {
    var began = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    try (var pools =
        pools(
            (run, value) -> {
              began.countDown();
              never.await();
            })) {
      var id = pools.jobs().enqueue(type, new Number(1));
      var server = pools.start(1);
      server.wakeAll();
      assertThat(began.await(1, TimeUnit.MINUTES)).isTrue();
      pools.jobs().cancel(id);
      server.extendLeases();
      awaitAll(pools, JobState.CANCELLED, 1, server);
    }
  }

  @Test
  void aWaitingJobThatIsCancelledNeverRuns() throws Exception {
    try (var pools = pools((run, value) -> ran.add("ran"))) {
      pools.jobs().cancel(pools.jobs().enqueue(type, new Number(1)));
      pools.jobs().enqueue(type, new Number(2));
      awaitAll(pools, JobState.SUCCEEDED, 1, pools.start(1));
    }
    assertThat(ran).hasSize(1);
    assertThat(count(JobState.CANCELLED)).isEqualTo(1);
  }

  @Test
  void anAttemptThatTakesTooLongIsInterruptedAndItsTimeoutIsRecorded() throws Exception {
    var began = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    try (var pools =
        pools(
            (run, value) -> {
              if (run.attempt() == 1) {
                began.countDown();
                never.await();
              }
            })) {
      pools.jobs().enqueue(type, new Number(1));
      var server = pools.start(1);
      server.wakeAll();
      assertThat(began.await(1, TimeUnit.MINUTES)).isTrue();
      server.enforceTimeouts(System.nanoTime() + type.timeout().toNanos() + 1);
      awaitAll(pools, JobState.SUCCEEDED, 1, server);
    }
    assertThat(errors())
        .containsExactly(
            "java.util.concurrent.TimeoutException: the attempt took longer than PT5M");
  }

  @Test
  void aServerThatStopsGivesBackWhatItHasNotBegunWithoutUsingAnAttempt() throws Exception {
    var began = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    try (var pools =
        pools(
            (run, value) -> {
              began.countDown();
              assertThat(end.await(1, TimeUnit.MINUTES)).isTrue();
            })) {
      enqueueMany(2);
      var server = pools.start(1);
      server.wakeAll();
      assertThat(began.await(1, TimeUnit.MINUTES)).isTrue();
      await("the second job is claimed").until(() -> count(JobState.RUNNING) == 2);
      end.countDown();
      server.stop();
      assertThat(count(JobState.RUNNING)).isZero();
    }
    assertThat(
            Database.shared()
                .number(
                    "SELECT count(*) FROM jobs WHERE type = ? AND state = 'QUEUED' AND attempts > 0",
                    type.name()))
        .isZero();
  }

  @Test
  void confidentialPayloadsAreEncryptedAndDeletedAfterTheEnd() throws Exception {
    var confidential = type.withConfidentialPayload();
    var handler =
        new JobHandler<Number>() {
          @Override
          public JobType<Number> type() {
            return confidential;
          }

          @Override
          public void run(JobRun run, Number payload) {
            ran.add(Integer.toString(payload.value()));
          }
        };
    try (var pools = new JobPools(handler)) {
      pools.jobs().enqueue(confidential, new Number(4711));
      assertThat(payloads()).singleElement().asString().doesNotContain("4711").isNotEmpty();
      awaitAll(pools, JobState.SUCCEEDED, 1, pools.start(1));
    }
    assertThat(ran).containsExactly("4711");
    assertThat(payloads()).containsExactly("");
  }

  private List<String> payloads() {
    return Database.shared()
        .list(row -> row.getString(1), "SELECT payload FROM jobs WHERE type = ?", type.name());
  }

  @Test
  void onlyJobsThatEndedLongAgoAreDeleted() throws Exception {
    try (var pools = pools((run, value) -> {})) {
      enqueueMany(3);
      awaitAll(pools, JobState.SUCCEEDED, 3, pools.start(1));
      Database.shared()
          .execute(
              """
              UPDATE jobs SET finished_at = '2020-01-01', state = CASE payload
                WHEN '{"value":1}' THEN 'DEAD' ELSE state END
              WHERE type = ? AND payload <> '{"value":3}'""",
              type.name());
      assertThat(pools.stored().deleteFinishedBefore(Instant.parse("2020-02-01T00:00:00Z"), 100))
          .isEqualTo(1);
      assertThat(count(JobState.DEAD)).isEqualTo(1);
      assertThat(count(JobState.SUCCEEDED)).isEqualTo(1);
    }
  }

  /** Types have names of letters. */
  private static final class Letters {
    static String of(UUID id) {
      var letters = new StringBuilder();
      for (char digit : id.toString().replace("-", "").toCharArray()) {
        letters.append((char) ('a' + Character.digit(digit, 16)));
      }
      return letters.toString();
    }
  }
}
