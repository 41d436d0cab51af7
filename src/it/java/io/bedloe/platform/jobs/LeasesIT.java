package io.bedloe.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.platform.jobs.JobFixture.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests the leases of jobs: when servers die, hang, stop or are asked to stop. */
@IntegrationTest
class LeasesIT {

  private final JobFixture jobs = new JobFixture();
  private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void deleteTheJobs() {
    jobs.deleteJobs();
  }

  @Test
  void aJobOfADeadServerRunsElsewhereAndItsFirstAttemptCannotEndIt() throws Exception {
    var firstBegan = new CountDownLatch(1);
    var secondEnded = new CountDownLatch(1);
    try (var pools =
        jobs.pools(
            (run, value) -> {
              ran.add("attempt " + run.attempt());
              if (run.attempt() == 1) {
                firstBegan.countDown();
                assertThat(secondEnded.await(1, TimeUnit.MINUTES)).isTrue();
                run.succeed(() -> ran.add("effect of a dead server"));
              }
            })) {
      pools.jobs().enqueue(jobs.type(), new Task(1));
      var hanging = pools.start(1);
      hanging.wakeAll();
      assertThat(firstBegan.await(1, TimeUnit.MINUTES)).isTrue();
      var other = pools.create("other-server");
      assertThat(other.rescue()).as("the lease has not ended").isZero();
      Database.shared()
          .execute(
              "UPDATE jobs SET lease_until = now() - interval '1 second' WHERE type = ?",
              jobs.type().name());
      assertThat(other.rescue()).isEqualTo(1);
      jobs.awaitAll(JobState.SUCCEEDED, 1, pools.start(1));
      secondEnded.countDown();
      hanging.stop();
    }
    assertThat(ran).startsWith("attempt 1", "attempt 2");
    assertThat(
            Database.shared().number("SELECT token FROM jobs WHERE type = ?", jobs.type().name()))
        .isEqualTo(2);
    assertThat(jobs.errors()).singleElement().asString().contains("the lease ended");
  }

  /** Nothing of ours stores such a row, but one of them must not keep all others from rescue. */
  @Test
  void aRunningJobThatHasNoTimeOfItsStartIsTakenFromItsServer() throws Exception {
    try (var pools = jobs.pools((run, value) -> ran.add("attempt " + run.attempt()))) {
      pools.jobs().enqueue(jobs.type(), new Task(1));
      Database.shared()
          .execute(
              """
              UPDATE jobs SET state = 'RUNNING', attempts = 1, token = 1,
                lease_until = now() - interval '1 second' WHERE type = ?""",
              jobs.type().name());
      assertThat(pools.create("other-server").rescue()).isEqualTo(1);
      jobs.awaitAll(JobState.SUCCEEDED, 1, pools.start(1));
    }
    assertThat(ran).containsExactly("attempt 2");
  }

  @Test
  void leasesOfRunningJobsAreExtendedWithTheirProgress() throws Exception {
    var began = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    try (var pools =
        jobs.pools(
            (run, value) -> {
              run.progress(3, 10);
              began.countDown();
              assertThat(end.await(1, TimeUnit.MINUTES)).isTrue();
            })) {
      pools.jobs().enqueue(jobs.type(), new Task(1));
      var server = pools.start(1);
      server.wakeAll();
      assertThat(began.await(1, TimeUnit.MINUTES)).isTrue();
      Database.shared()
          .execute(
              "UPDATE jobs SET lease_until = now() + interval '1 second' WHERE type = ?",
              jobs.type().name());
      server.extendLeases();
      assertThat(
              Database.shared()
                  .number(
                      """
                      SELECT count(*) FROM jobs WHERE type = ? AND progress_done = 3
                        AND progress_total = 10 AND lease_until > now() + interval '30 seconds'""",
                      jobs.type().name()))
          .isEqualTo(1);
      end.countDown();
      jobs.awaitAll(JobState.SUCCEEDED, 1, server);
    }
  }

  @Test
  void aRunningJobThatIsCancelledIsInterruptedAndNotRetried() throws Exception {
    var began = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    try (var pools =
        jobs.pools(
            (run, value) -> {
              began.countDown();
              never.await();
            })) {
      var id = pools.jobs().enqueue(jobs.type(), new Task(1));
      var server = pools.start(1);
      server.wakeAll();
      assertThat(began.await(1, TimeUnit.MINUTES)).isTrue();
      pools.jobs().cancel(id);
      server.extendLeases();
      jobs.awaitAll(JobState.CANCELLED, 1, server);
    }
  }

  /** The worker hears of the cancellation with the next extension of its lease. */
  @Test
  void aJobThatFailsAfterItWasCancelledIsNotRetried() throws Exception {
    var began = new CountDownLatch(1);
    var cancelled = new CountDownLatch(1);
    try (var pools =
        jobs.pools(
            (run, value) -> {
              began.countDown();
              assertThat(cancelled.await(1, TimeUnit.MINUTES)).isTrue();
              throw new IllegalStateException("failed");
            })) {
      var id = pools.jobs().enqueue(jobs.type(), new Task(1));
      var server = pools.start(1);
      server.wakeAll();
      assertThat(began.await(1, TimeUnit.MINUTES)).isTrue();
      pools.jobs().cancel(id);
      cancelled.countDown();
      jobs.awaitAll(JobState.CANCELLED, 1, server);
    }
    assertThat(jobs.errors()).hasSize(1);
  }

  @Test
  void aWaitingJobThatIsCancelledNeverRuns() throws Exception {
    try (var pools = jobs.pools((run, value) -> ran.add("ran"))) {
      pools.jobs().cancel(pools.jobs().enqueue(jobs.type(), new Task(1)));
      pools.jobs().enqueue(jobs.type(), new Task(2));
      jobs.awaitAll(JobState.SUCCEEDED, 1, pools.start(1));
    }
    assertThat(ran).hasSize(1);
    assertThat(jobs.count(JobState.CANCELLED)).isEqualTo(1);
  }

  @Test
  void anAttemptThatTakesTooLongIsInterruptedAndItsTimeoutIsRecorded() throws Exception {
    var began = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    try (var pools =
        jobs.pools(
            (run, value) -> {
              if (run.attempt() == 1) {
                began.countDown();
                never.await();
              }
            })) {
      pools.jobs().enqueue(jobs.type(), new Task(1));
      var server = pools.start(1);
      server.wakeAll();
      assertThat(began.await(1, TimeUnit.MINUTES)).isTrue();
      server.enforceTimeouts(System.nanoTime() + jobs.type().timeout().toNanos() + 1);
      jobs.awaitAll(JobState.SUCCEEDED, 1, server);
    }
    assertThat(jobs.errors())
        .containsExactly(
            "java.util.concurrent.TimeoutException: the attempt took longer than PT5M");
  }

  @Test
  void aServerThatStopsGivesBackWhatItHasNotBegunWithoutUsingAnAttempt() throws Exception {
    var began = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    try (var pools =
        jobs.pools(
            (run, value) -> {
              began.countDown();
              assertThat(end.await(1, TimeUnit.MINUTES)).isTrue();
            })) {
      jobs.enqueueMany(2);
      var server = pools.start(1);
      server.wakeAll();
      assertThat(began.await(1, TimeUnit.MINUTES)).isTrue();
      await("the second job is claimed").until(() -> jobs.count(JobState.RUNNING) == 2);
      end.countDown();
      server.stop();
      assertThat(jobs.count(JobState.RUNNING)).isZero();
    }
    assertThat(
            Database.shared()
                .number(
                    "SELECT count(*) FROM jobs WHERE type = ? AND state = 'QUEUED' AND attempts > 0",
                    jobs.type().name()))
        .isZero();
  }
}
