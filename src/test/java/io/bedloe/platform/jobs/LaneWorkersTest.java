package io.bedloe.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.fakes.FakeSql;
import io.bedloe.platform.jobs.ClaimedJob.Origin;
import io.bedloe.platform.jobs.ClaimedJob.StoredPayload;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Tests when workers claim and run jobs, with threads that the test runs one after the other. */
class LaneWorkersTest {

  private final Deque<Runnable> threads = new ArrayDeque<>();
  private final Deque<Attempt> queue = new ArrayDeque<>();
  private final List<Integer> claims = new ArrayList<>();
  private final List<Attempt> ran = new ArrayList<>();
  private boolean isShutDown;
  private Runnable duringTheNextRun = () -> {};
  private Runnable duringTheNextClaim = () -> {};

  private LaneWorkers workers(int number, int ahead) {
    return new LaneWorkers(
        "test",
        number,
        ahead,
        this::claim,
        attempt -> {
          ran.add(attempt);
          var during = duringTheNextRun;
          duringTheNextRun = () -> {};
          during.run();
        },
        thread -> {
          if (isShutDown) {
            throw new RejectedExecutionException("stopped");
          }
          threads.add(thread);
        });
  }

  private List<Attempt> claim(int most) {
    claims.add(most);
    var claimed = new ArrayList<Attempt>();
    while (claimed.size() < most && !queue.isEmpty()) {
      claimed.add(queue.removeFirst());
    }
    var during = duringTheNextClaim;
    duringTheNextClaim = () -> {};
    during.run();
    return claimed;
  }

  private void enqueue(int number) {
    for (int i = 0; i < number; i++) {
      queue.add(attempt(i));
    }
  }

  private static Attempt attempt(int number) {
    return new Attempt(
        new ClaimedJob(
            new JobId(new UUID(0, number)),
            "test",
            Lane.STANDARD,
            new StoredPayload(1, "{}", false),
            1,
            1,
            Instant.EPOCH,
            new Origin(null, null, null)),
        new EndAttempt(new StoredJobs(new FakeSql()), failed -> {}));
  }

  private void runThreads() {
    while (!threads.isEmpty()) {
      threads.removeFirst().run();
    }
  }

  private void runOneThread() {
    threads.removeFirst().run();
  }

  @Test
  void allJobsRunWhenMoreWaitThanThereAreWorkers() {
    enqueue(10);
    workers(2, 2).wake();
    runThreads();
    assertThat(ran).hasSize(10).doesNotHaveDuplicates();
    assertThat(queue).isEmpty();
  }

  @Test
  void noMoreJobsAreClaimedThanCanRunAndWait() {
    enqueue(10);
    var workers = workers(2, 3);
    workers.wake();
    runOneThread();
    assertThat(claims).containsExactly(5);
    assertThat(workers.held()).hasSize(5);
    assertThat(workers.running()).hasSize(2);
    workers.wake();
    assertThat(claims).containsExactly(5);
  }

  @Test
  void aLaneWithoutWorkersClaimsNothing() {
    enqueue(1);
    workers(0, 0).wake();
    assertThat(threads).isEmpty();
  }

  /** The claim may have looked before the commit of the job for which it is woken. */
  @Test
  void aWakeDuringAClaimMakesAnother() {
    var workers = workers(2, 0);
    duringTheNextClaim =
        () -> {
          enqueue(1);
          workers.wake();
        };
    workers.wake();
    runThreads();
    assertThat(claims).containsExactly(2, 2, 2);
    assertThat(ran).hasSize(1);
  }

  @Test
  void afterAStopWaitingJobsAreReturnedAndNoneIsStarted() {
    enqueue(5);
    var workers = workers(1, 4);
    workers.wake();
    runOneThread();
    Collection<Attempt> left = workers.stopClaiming();
    assertThat(left).hasSize(4);
    runThreads();
    assertThat(ran).hasSize(1);
    workers.wake();
    assertThat(threads).isEmpty();
  }

  @Test
  void anExecutorThatTakesNothingMoreLeavesTheJobsToBeGivenBack() {
    enqueue(2);
    var workers = workers(1, 1);
    workers.wake();
    isShutDown = true;
    runThreads();
    assertThat(workers.stopClaiming()).hasSize(2);
    assertThat(ran).isEmpty();
  }

  @Test
  void aHandlerThatIsGivenUpIsReplacedOnce() {
    enqueue(2);
    var workers = workers(1, 0);
    workers.wake();
    runOneThread();
    duringTheNextRun =
        () -> {
          var hanging = workers.running().get(0);
          assertThat(workers.abandon(hanging)).isTrue();
          assertThat(workers.abandon(hanging)).isFalse();
          assertThat(workers.held()).isEmpty();
          // The claim and the worker that takes the place of this one
          runOneThread();
          runOneThread();
          assertThat(ran).hasSize(2);
        };
    runThreads();
    enqueue(1);
    workers.wake();
    runThreads();
    assertThat(ran).hasSize(3);
  }

  @Test
  void noMoreWorkersAreReplacedThanTheLaneHas() {
    enqueue(3);
    var workers = workers(1, 0);
    workers.wake();
    runOneThread();
    duringTheNextRun =
        () -> {
          assertThat(workers.abandon(workers.running().get(0))).isTrue();
          runOneThread();
          duringTheNextRun =
              () -> {
                assertThat(workers.running()).filteredOn(workers::abandon).hasSize(1);
                assertThat(workers.held()).isEmpty();
                assertThat(threads).as("no worker for the third job").isEmpty();
              };
          runOneThread();
        };
    runThreads();
    assertThat(ran).hasSize(3);
  }

  @Test
  void aRunnerThatFailsFreesItsWorker() {
    enqueue(2);
    var workers = workers(1, 0);
    workers.wake();
    runOneThread();
    duringTheNextRun =
        () -> {
          throw new StackOverflowError();
        };
    assertThatThrownBy(this::runOneThread).isInstanceOf(StackOverflowError.class);
    workers.wake();
    runThreads();
    assertThat(ran).hasSize(2);
  }

  @Test
  void aClaimThatFailsWithAnErrorIsTriedAgain() {
    enqueue(1);
    var workers = workers(1, 0);
    duringTheNextClaim =
        () -> {
          throw new NoClassDefFoundError();
        };
    workers.wake();
    runThreads();
    assertThat(ran).isEmpty();
    enqueue(1);
    workers.wake();
    runThreads();
    assertThat(ran).hasSize(1);
  }

  @Test
  void aJobIsForOtherServersWhenEachFreeWorkerHasOneAlready() {
    var workers = workers(2, 0);
    enqueue(3);
    assertThat(workers.wakeForOne()).isTrue();
    assertThat(workers.wakeForOne()).isTrue();
    assertThat(workers.wakeForOne()).isFalse();
    runThreads();
    assertThat(ran).hasSize(3);
    assertThat(workers.wakeForOne()).isTrue();
  }

  @Test
  void aJobIsForOtherServersWhileAllWorkersAreBusyAndWhenTheServerStops() throws Exception {
    var workers = workers(1, 0);
    enqueue(1);
    var isFreeMeanwhile = new ArrayList<Boolean>();
    duringTheNextRun =
        () -> {
          isFreeMeanwhile.add(workers.wakeForOne());
          isFreeMeanwhile.add(isFree(workers));
        };
    workers.wake();
    runThreads();
    assertThat(isFreeMeanwhile).containsExactly(false, false);
    assertThat(workers.awaitFreeWorker(0)).isTrue();

    workers.stopClaiming();

    assertThat(workers.wakeForOne()).isFalse();
    assertThat(workers.awaitFreeWorker(0)).isFalse();
  }

  private static boolean isFree(LaneWorkers workers) {
    try {
      return workers.awaitFreeWorker(0);
    } catch (InterruptedException ended) {
      throw new AssertionError(ended);
    }
  }

  /** Otherwise no message would be received any more. */
  @Test
  void aClaimThatFindsNothingMakesTheWorkersFreeForOthers() throws Exception {
    var workers = workers(1, 0);
    assertThat(workers.wakeForOne()).isTrue();
    assertThat(workers.awaitFreeWorker(0)).isFalse();
    runThreads();
    assertThat(workers.awaitFreeWorker(0)).isTrue();
  }
}
