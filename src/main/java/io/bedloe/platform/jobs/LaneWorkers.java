package io.bedloe.platform.jobs;

import io.bedloe.platform.jobs.Attempt.Stop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The workers of one lane on this server. A worker takes the next claimed job as long as there is
 * one; when none is left, one thread at a time claims more.
 */
final class LaneWorkers {

  private static final Logger LOG = Logger.getLogger(LaneWorkers.class.getName());

  private final String name;
  private final int workers;
  private final int claimedAhead;
  private final IntFunction<List<Attempt>> claims;
  private final Consumer<Attempt> runner;
  private final Executor executor;

  private final Deque<Attempt> waiting = new ArrayDeque<>();
  private final Set<Attempt> running = new HashSet<>();
  private int free;
  private int replaced;

  /** The jobs that this server is woken for since its last claim, and whose worker is free. */
  private int expected;

  private boolean isClaiming;
  private boolean isWokenAgain;
  private boolean isStopping;

  /**
   * Creates the workers.
   *
   * @param workers the number of jobs that run at a time
   * @param claimedAhead the number of claimed jobs that may wait for a worker
   * @param claims claims up to a number of jobs
   * @param runner runs an attempt to its end; it throws nothing
   */
  LaneWorkers(
      String name,
      int workers,
      int claimedAhead,
      IntFunction<List<Attempt>> claims,
      Consumer<Attempt> runner,
      Executor executor) {
    this.name = name;
    this.workers = workers;
    this.claimedAhead = claimedAhead;
    this.claims = claims;
    this.runner = runner;
    this.executor = executor;
    this.free = workers;
  }

  /** Claims jobs in the background, when a worker is free for them. */
  void wake() {
    synchronized (this) {
      if (isStopping || workers == 0) {
        return;
      }
      startWaiting();
      if (isClaiming) {
        isWokenAgain = true;
        return;
      }
      if (wanted() <= 0) {
        return;
      }
      isClaiming = true;
    }
    if (!isAccepted(this::claimAll)) {
      claimingEnded();
    }
  }

  /**
   * Wakes the workers for one job.
   *
   * @return whether a worker is free for it
   */
  boolean wakeForOne() {
    boolean isFree;
    synchronized (this) {
      isFree = isFree();
      if (isFree) {
        expected++;
      }
    }
    wake();
    return isFree;
  }

  private boolean isFree() {
    return !isStopping && expected < free;
  }

  /** Waits until a worker is free for a further job; returns false after the time. */
  synchronized boolean awaitFreeWorker(long millis) throws InterruptedException {
    long deadline = System.nanoTime() + millis * 1_000_000;
    while (!isFree()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  private int wanted() {
    return free + claimedAhead - waiting.size();
  }

  private void claimAll() {
    boolean goesOn = true;
    while (goesOn) {
      int most = nextClaim();
      List<Attempt> claimed = most > 0 ? claim(most) : List.of();
      goesOn = accept(claimed, most);
    }
  }

  private synchronized int nextClaim() {
    isWokenAgain = false;
    return isStopping ? 0 : wanted();
  }

  private List<Attempt> claim(int most) {
    try {
      return claims.apply(most);
    } catch (RuntimeException | Error failure) {
      LOG.log(
          Level.WARNING,
          "Jobs of the lane " + name + " could not be claimed. The next sweep tries again.",
          failure);
      return List.of();
    }
  }

  /** Returns whether there can be more jobs, and workers for them. */
  private synchronized boolean accept(List<Attempt> claimed, int most) {
    waiting.addAll(claimed);
    startWaiting();
    boolean canHaveMore = isWokenAgain || (most > 0 && claimed.size() == most);
    if (canHaveMore && !isStopping && wanted() > 0) {
      return true;
    }
    isClaiming = false;
    expected = 0;
    notifyAll();
    return false;
  }

  private synchronized void claimingEnded() {
    isClaiming = false;
    expected = 0;
  }

  private synchronized void startWaiting() {
    while (free > 0 && !waiting.isEmpty() && !isStopping) {
      var next = waiting.removeFirst();
      free--;
      running.add(next);
      if (!isAccepted(() -> work(next))) {
        giveBack(next);
        return;
      }
    }
  }

  private void giveBack(Attempt attempt) {
    running.remove(attempt);
    waiting.addFirst(attempt);
    free++;
  }

  /** Runs attempts until none waits. */
  private void work(Attempt first) {
    var next = first;
    while (next != null) {
      next.begin(System.nanoTime());
      try {
        runner.accept(next);
      } finally {
        next = after(next);
      }
    }
    wake();
  }

  /** Returns the next attempt of this worker; null when it ends. */
  private synchronized @Nullable Attempt after(Attempt ended) {
    running.remove(ended);
    boolean isReplaced = ended.end();
    if (!isReplaced && (waiting.isEmpty() || isStopping)) {
      free++;
    }
    notifyAll();
    if (isReplaced) {
      // Another worker has taken the place of this one.
      replaced--;
      return null;
    }
    if (waiting.isEmpty() || isStopping) {
      return null;
    }
    var next = waiting.removeFirst();
    running.add(next);
    return next;
  }

  /** Returns false when the server stops and runs nothing more. */
  private boolean isAccepted(Runnable work) {
    try {
      executor.execute(work);
      return true;
    } catch (RejectedExecutionException stopping) {
      return false;
    } catch (RuntimeException | Error failure) {
      LOG.log(
          Level.WARNING,
          "No thread for the lane " + name + ". The next sweep tries again.",
          failure);
      return false;
    }
  }

  /** Returns the claimed jobs whose leases have to be extended. */
  synchronized Collection<Attempt> held() {
    var all = new ArrayList<Attempt>(waiting);
    running.stream().filter(attempt -> !attempt.isAbandoned()).forEach(all::add);
    return all;
  }

  synchronized List<Attempt> running() {
    return List.copyOf(running);
  }

  /**
   * Gives up on a handler that ignores its interrupt: its lease is not extended any more. Another
   * worker takes its place, unless as many are replaced already as the lane has workers.
   *
   * @return whether this call gave up on it
   */
  boolean abandon(Attempt attempt) {
    synchronized (this) {
      boolean isReplaced = replaced < workers;
      if (!running.contains(attempt) || !attempt.abandon(isReplaced)) {
        return false;
      }
      if (isReplaced) {
        replaced++;
        free++;
        notifyAll();
      } else {
        LOG.log(
            Level.SEVERE,
            "The lane {0} has lost a worker: {1} handlers hang. Restart this server.",
            new Object[] {name, replaced + 1});
      }
    }
    wake();
    return true;
  }

  /** Starts no further job, and returns those that wait for a worker. */
  synchronized List<Attempt> stopClaiming() {
    isStopping = true;
    var left = List.copyOf(waiting);
    waiting.clear();
    return left;
  }

  /** Waits until no attempt runs, or until the deadline. */
  synchronized void awaitEnd(long deadline) throws InterruptedException {
    while (isClaiming || running.stream().anyMatch(attempt -> !attempt.isAbandoned())) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return;
      }
      wait(millis);
    }
  }

  /** Interrupts all handlers that still run. */
  void interruptAll() {
    running().forEach(attempt -> attempt.stop(Stop.SHUTDOWN));
  }
}
