package io.bedloe.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.OpenTransaction;
import io.bedloe.platform.jobs.JobFixture.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

  private final JobFixture jobs = new JobFixture();
  private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void deleteTheJobs() {
    jobs.deleteJobs();
  }

  /** The shape and the figures of the cluster test of db-scheduler. */
  @Test
  void tenThousandJobsOnTwoServersRunOnceEach() throws Exception {
    var times = new ConcurrentHashMap<Integer, AtomicInteger>();
    try (var pools =
        jobs.pools(
            (run, value) ->
                times.computeIfAbsent(value, any -> new AtomicInteger()).incrementAndGet())) {
      jobs.enqueueMany(10_000);
      jobs.awaitAll(JobState.SUCCEEDED, 10_000, pools.start(10), pools.start(10));
    }
    assertThat(times).hasSize(10_000);
    assertThat(times.values()).allMatch(number -> number.get() == 1);
    assertThat(jobs.errors()).isEmpty();
  }

  @Test
  void jobsOfAGroupRunOneAfterTheOtherInTheirOrderAlsoWhenOneFails() throws Exception {
    var running = new AtomicInteger();
    try (var pools =
        jobs.pools(
            (run, value) -> {
              assertThat(running.incrementAndGet()).isEqualTo(1);
              ran.add(value + "/" + run.attempt());
              running.decrementAndGet();
              if (value == 2 && run.attempt() == 1) {
                throw new IllegalStateException("the second fails once");
              }
            })) {
      for (int i = 1; i <= 20; i++) {
        pools.jobs().enqueue(jobs.type(), new Task(i), JobOptions.NONE.inGroup(jobs.type().name()));
      }
      jobs.awaitAll(JobState.SUCCEEDED, 20, pools.start(4), pools.start(4));
    }
    assertThat(ran.subList(0, 4)).containsExactly("1/1", "2/1", "2/2", "3/1");
    assertThat(ran).hasSize(21).last().isEqualTo("20/1");
    assertThat(jobs.errors())
        .containsExactly("java.lang.IllegalStateException: the second fails once");
  }

  /** The transaction of the earlier job commits after the later one has begun. */
  @Test
  void anEarlierJobOfAGroupThatAppearsLateWaitsForTheOneThatRuns() throws Exception {
    var laterRuns = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    try (var early = OpenTransaction.begin();
        var pools =
            jobs.pools(
                (run, value) -> {
                  ran.add(value + " begins");
                  if (value == 2) {
                    laterRuns.countDown();
                    assertThat(end.await(1, TimeUnit.MINUTES)).isTrue();
                  }
                  ran.add(value + " ends");
                })) {
      early.execute(
          """
          INSERT INTO jobs (id, type, payload_version, payload, encrypted, lane, priority, state,
            group_key, run_at)
          VALUES (gen_random_uuid(), ?, 1, '{"value":1}', FALSE, 'STANDARD', 0, 'QUEUED', 'group',
            now())""",
          jobs.type().name());
      pools.jobs().enqueue(jobs.type(), new Task(2), JobOptions.NONE.inGroup("group"));
      var server = pools.start(4);
      server.wakeAll();
      assertThat(laterRuns.await(1, TimeUnit.MINUTES)).isTrue();
      early.commit();
      assertThat(claimable(pools)).isZero();
      end.countDown();
      jobs.awaitAll(JobState.SUCCEEDED, 2, server);
    }
    assertThat(ran).containsExactly("2 begins", "2 ends", "1 begins", "1 ends");
  }

  private int claimable(JobPools pools) {
    return pools
        .stored()
        .claim(
            Lane.STANDARD,
            List.of(jobs.type()),
            new StoredJobs.Lease("test", Duration.ofMinutes(1)),
            10)
        .size();
  }

  @Test
  void aJobWhoseTypeNoServerKnowsIsDeadAfterATimeWithItsReason() throws Exception {
    try (var pools = jobs.pools((run, value) -> {})) {
      jobs.enqueueMany(2);
      Database.shared()
          .execute(
              "UPDATE jobs SET run_at = '2020-01-01' WHERE type = ? AND payload LIKE '%1%'",
              jobs.type().name());
      var since = Instant.parse("2020-02-01T00:00:00Z");
      assertThat(pools.end().buryUnknown(List.of(jobs.type()), since, "test", 10)).isZero();
      assertThat(pools.end().buryUnknown(List.of(), since, "test", 10)).isEqualTo(1);
      assertThat(pools.failed())
          .singleElement()
          .extracting(FailedJob::type, FailedJob::kind, FailedJob::attempts)
          .containsExactly(jobs.type().name(), JobFailureKind.UNKNOWN_TYPE, 0);
    }
    assertThat(jobs.count(JobState.DEAD)).isEqualTo(1);
    assertThat(jobs.errors()).singleElement().asString().startsWith("no server knows the type");
  }

  @Test
  void anErrorWithANulIsStored() throws Exception {
    try (var pools =
        jobs.pools(
            (run, value) -> {
              throw new PermanentFailure("a\0b");
            })) {
      pools.jobs().enqueue(jobs.type(), new Task(1));
      jobs.awaitAll(JobState.DEAD, 1, pools.start(1));
    }
    assertThat(jobs.errors()).singleElement().asString().endsWith("a b");
  }

  @Test
  void aUniqueJobIsStoredOnceByManyWritersAndAgainWhenItIsOver() throws Exception {
    var options = JobOptions.NONE.unique("only");
    try (var pools = jobs.pools((run, value) -> {})) {
      var writers = Executors.newFixedThreadPool(16);
      try {
        var added =
            writers
                .invokeAll(
                    IntStream.range(0, 200)
                        .<java.util.concurrent.Callable<Boolean>>mapToObj(
                            i ->
                                () -> pools.jobs().enqueueUnique(jobs.type(), new Task(i), options))
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
      jobs.awaitAll(JobState.SUCCEEDED, 1, pools.start(1));
      assertThat(pools.jobs().enqueueUnique(jobs.type(), new Task(0), options)).isTrue();
    }
  }

  @Test
  void anErrorAndAPermanentFailureKillTheirJobsOnly() throws Exception {
    try (var pools =
        jobs.pools(
            (run, value) -> {
              switch (value) {
                case 1 -> throw new StackOverflowError("poison");
                case 2 -> throw new PermanentFailure("no such account");
                default -> ran.add("ran");
              }
            })) {
      for (int i = 1; i <= 3; i++) {
        pools.jobs().enqueue(jobs.type(), new Task(i));
      }
      var server = pools.start(1);
      jobs.awaitAll(JobState.DEAD, 2, server);
      jobs.awaitAll(JobState.SUCCEEDED, 1, server);
    }
    assertThat(jobs.errors())
        .containsExactlyInAnyOrder(
            "java.lang.StackOverflowError: poison",
            "java.lang.StackOverflowError: poison",
            PermanentFailure.class.getName() + ": no such account");
  }

  @Test
  void aPayloadThatCannotBeReadKillsTheJobWithoutShowingIt() throws Exception {
    try (var pools = jobs.pools((run, value) -> ran.add("ran"))) {
      pools.jobs().enqueue(jobs.type(), new Task(1));
      Database.shared()
          .execute("UPDATE jobs SET payload = '[\"secret\"]' WHERE type = ?", jobs.type().name());
      jobs.awaitAll(JobState.DEAD, 1, pools.start(1));
    }
    assertThat(ran).isEmpty();
    assertThat(jobs.errors()).singleElement().asString().doesNotContain("secret");
  }

  @Test
  void aJobOfALaterVersionWaitsForANewerServer() throws Exception {
    try (var pools = jobs.pools((run, value) -> ran.add("ran"))) {
      pools.jobs().enqueue(jobs.type(), new Task(1));
      pools.jobs().enqueue(jobs.type(), new Task(2));
      Database.shared()
          .execute(
              "UPDATE jobs SET payload_version = 2 WHERE type = ? AND payload LIKE '%1%'",
              jobs.type().name());
      jobs.awaitAll(JobState.SUCCEEDED, 1, pools.start(1));
    }
    assertThat(jobs.count(JobState.QUEUED)).isEqualTo(1);
  }

  @Test
  void aJobRunsAtItsTimeAndTheOneWithTheHigherPriorityFirst() throws Exception {
    try (var pools = jobs.pools((run, value) -> ran.add(Integer.toString(value)))) {
      pools.jobs().enqueue(jobs.type(), new Task(1));
      pools.jobs().enqueue(jobs.type(), new Task(2), JobOptions.NONE.withPriority(5));
      var later = Instant.now().plusSeconds(3_600);
      pools.jobs().enqueue(jobs.type(), new Task(3), JobOptions.NONE.at(later));
      jobs.awaitAll(JobState.SUCCEEDED, 2, pools.start(1));
    }
    assertThat(ran).containsExactly("2", "1");
    assertThat(jobs.count(JobState.QUEUED)).isEqualTo(1);
  }

  /** A server that is dead does not extend the lease; one that only hangs must not end the job. */
  @Test
  void confidentialPayloadsAreEncryptedAndDeletedAfterTheEnd() throws Exception {
    var confidential = jobs.type().withConfidentialPayload();
    try (var pools = jobs.pools(confidential, (run, value) -> ran.add(Integer.toString(value)))) {
      pools.jobs().enqueue(confidential, new Task(4711));
      assertThat(payloads()).singleElement().asString().doesNotContain("4711").isNotEmpty();
      jobs.awaitAll(JobState.SUCCEEDED, 1, pools.start(1));
    }
    assertThat(ran).containsExactly("4711");
    assertThat(payloads()).containsExactly("");
  }

  private List<String> payloads() {
    return Database.shared()
        .list(
            row -> row.getString(1), "SELECT payload FROM jobs WHERE type = ?", jobs.type().name());
  }

  @Test
  void onlyJobsThatEndedLongAgoAreDeleted() throws Exception {
    try (var pools = jobs.pools((run, value) -> {})) {
      jobs.enqueueMany(3);
      jobs.awaitAll(JobState.SUCCEEDED, 3, pools.start(1));
      Database.shared()
          .execute(
              """
              UPDATE jobs SET finished_at = '2020-01-01', state = CASE payload
                WHEN '{"value":1}' THEN 'DEAD' ELSE state END
              WHERE type = ? AND payload <> '{"value":3}'""",
              jobs.type().name());
      assertThat(pools.stored().deleteFinishedBefore(Instant.parse("2020-02-01T00:00:00Z"), 100))
          .isEqualTo(1);
      assertThat(jobs.count(JobState.DEAD)).isEqualTo(1);
      assertThat(jobs.count(JobState.SUCCEEDED)).isEqualTo(1);
    }
  }
}
