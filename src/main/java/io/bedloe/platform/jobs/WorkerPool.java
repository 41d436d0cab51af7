package io.bedloe.platform.jobs;

import io.bedloe.platform.errors.ErrorReports;
import io.bedloe.platform.jobs.Attempt.Stop;
import io.bedloe.platform.jobs.StoredJobs.Extended;
import io.bedloe.platform.jobs.StoredJobs.Held;
import io.bedloe.platform.jobs.StoredJobs.Lease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** All workers of one server, their leases and their time limits. */
final class WorkerPool {

  /** A handler that has not ended so long after its interrupt is given up. */
  static final Duration GRACE = Duration.ofSeconds(30);

  /** Running jobs get this time to end when the server stops, which itself has 30 seconds. */
  static final Duration LONGEST_STOP = Duration.ofSeconds(20);

  private static final int RESCUED_AT_A_TIME = 100;
  private static final Logger LOG = Logger.getLogger(WorkerPool.class.getName());

  private final JobHandlers handlers;
  private final StoredJobs stored;
  private final EndAttempt end;
  private final RandomGenerator random;
  private final Lease lease;
  private final RunAttempt runner;
  private volatile Map<Lane, LaneWorkers> lanes = Map.of();

  WorkerPool(
      JobHandlers handlers,
      Payloads payloads,
      StoredJobs stored,
      EndAttempt end,
      RandomGenerator random,
      Lease lease,
      ErrorReports reports) {
    this.handlers = handlers;
    this.stored = stored;
    this.end = end;
    this.random = random;
    this.lease = lease;
    this.runner = new RunAttempt(handlers, payloads, stored, end, random, lease.server(), reports);
  }

  /** Starts the workers of all lanes. */
  void start(ToIntFunction<Lane> workers, Executor executor) {
    var started = new EnumMap<Lane, LaneWorkers>(Lane.class);
    for (var lane : Lane.values()) {
      int number = workers.applyAsInt(lane);
      if (number > 0) {
        started.put(
            lane,
            new LaneWorkers(
                lane.name(),
                number,
                lane.claimsAhead() ? number : 0,
                most -> claim(lane, most),
                runner::run,
                executor));
      }
    }
    lanes = started;
  }

  /** Also jobs whose type had this lane when they were enqueued are claimed. */
  private List<Attempt> claim(Lane lane, int most) {
    return stored.claim(lane, handlers.types(), lease, most).stream()
        .map(job -> new Attempt(job, end))
        .toList();
  }

  void wake(Lane lane) {
    var workers = lanes.get(lane);
    if (workers != null) {
      workers.wake();
    }
  }

  /** Wakes a lane for one job; returns whether a worker of this server is free for it. */
  boolean wakeForOne(Lane lane) {
    var workers = lanes.get(lane);
    return workers != null && workers.wakeForOne();
  }

  /** Returns the lanes that have workers on this server. */
  Map<Lane, LaneWorkers> lanes() {
    return lanes;
  }

  /** Claims what is due, such as retries and jobs of servers that have died. */
  void wakeAll() {
    lanes.values().forEach(LaneWorkers::wake);
  }

  /** Extends the leases, stores the progress, and stops what was cancelled or taken over. */
  void extendLeases() {
    var held = held();
    if (held.isEmpty()) {
      return;
    }
    Map<Held, Extended> extended =
        stored.extend(held.stream().map(Attempt::held).toList(), lease.length()).stream()
            .collect(
                Collectors.toMap(
                    still -> new Held(still.id(), still.token(), null, null), Function.identity()));
    for (var attempt : held) {
      var job = attempt.job();
      var still = extended.get(new Held(job.id(), job.token(), null, null));
      if (still == null) {
        attempt.stop(Stop.LEASE_LOST);
      } else if (still.isCancelRequested()) {
        attempt.stop(Stop.CANCELLED);
      }
    }
  }

  private Collection<Attempt> held() {
    return lanes.values().stream().flatMap(workers -> workers.held().stream()).toList();
  }

  /** Interrupts attempts that take too long, and gives up on those that ignore it. */
  void enforceTimeouts(long nanoTime) {
    for (var workers : lanes.values()) {
      for (var attempt : workers.running()) {
        var timeout = handlers.find(attempt.job().type()).orElseThrow().type().timeout();
        if (attempt.runsLongerThan(timeout, nanoTime)) {
          attempt.stop(Stop.TIMED_OUT);
        }
        if (attempt.runsLongerThan(timeout.plus(GRACE), nanoTime) && workers.abandon(attempt)) {
          LOG.log(
              Level.SEVERE,
              "The handler of the job {0} {1} ignores its timeout; its thread is lost until it ends",
              new Object[] {attempt.job().type(), attempt.id()});
          runner.abandon(attempt);
        }
      }
    }
  }

  /** Ends attempts whose lease has ended; returns their number. */
  int rescue() {
    var expired = stored.expired(handlers.types(), RESCUED_AT_A_TIME);
    for (var job : expired) {
      var retries = handlers.find(job.type()).orElseThrow().type().retries();
      var failure = new IllegalStateException("the lease ended: the server died or did not answer");
      var next = AfterFailure.of(failure, job.attempt(), retries, random);
      if (end.rescue(job, next, lease.server(), failure) && !next.isRetry()) {
        runner.reportEnd(job, failure);
      }
    }
    return expired.size();
  }

  /** Gives back what waits, waits for what runs, and interrupts it in the end. */
  void stop() throws InterruptedException {
    giveBackWaiting();
    long deadline = System.nanoTime() + LONGEST_STOP.toNanos();
    for (var workers : lanes.values()) {
      workers.awaitEnd(deadline);
    }
    lanes.values().forEach(LaneWorkers::interruptAll);
    // A claim that was under way when the stop began has added to them.
    giveBackWaiting();
    var left = lanes.values().stream().flatMap(workers -> workers.running().stream()).toList();
    if (!left.isEmpty()) {
      LOG.log(Level.INFO, "{0} running jobs are given back, because the server stops", left.size());
      giveBack(left);
    }
  }

  private void giveBackWaiting() {
    var waiting = new ArrayList<Attempt>();
    lanes.values().forEach(workers -> waiting.addAll(workers.stopClaiming()));
    giveBack(waiting);
  }

  private void giveBack(List<Attempt> attempts) {
    try {
      stored.release(attempts.stream().map(Attempt::job).toList());
    } catch (RuntimeException failure) {
      LOG.log(
          Level.WARNING, "Claimed jobs could not be given back; their leases end soon", failure);
    }
  }
}
