package io.bedloe.platform.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bedloe.platform.jobs.StoredJobs.Held;
import io.bedloe.platform.json.Json;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A claimed job on this server: it waits for a worker, runs on a thread, or is over. */
final class Attempt implements JobRun {

  /** Why an attempt has to end. */
  enum Stop {
    /** Somebody has cancelled the job. */
    CANCELLED,
    /** The attempt took longer than the timeout of its type. */
    TIMED_OUT,
    /** Another server has the lease. */
    LEASE_LOST,
    /** The server stops. */
    SHUTDOWN
  }

  private final ClaimedJob job;
  private final EndAttempt end;
  private @Nullable Thread thread;
  private @Nullable Stop stop;
  private long startedAt;
  private boolean isOver;
  private boolean isAbandoned;
  private boolean isReplaced;
  private volatile @Nullable Long done;
  private volatile @Nullable Long total;
  private final AtomicInteger lines = new AtomicInteger();
  private volatile @Nullable String result;
  private volatile boolean hasSucceeded;

  Attempt(ClaimedJob job, EndAttempt end) {
    this.job = job;
    this.end = end;
  }

  ClaimedJob job() {
    return job;
  }

  Held held() {
    return new Held(job.id(), job.token(), done, total);
  }

  /** Begins on the current thread. */
  synchronized void begin(long nanoTime) {
    thread = Thread.currentThread();
    startedAt = nanoTime;
  }

  /** Interrupts the handler; only the first reason counts. */
  synchronized void stop(Stop reason) {
    if (isOver || stop != null || hasSucceeded) {
      return;
    }
    stop = reason;
    if (thread != null) {
      thread.interrupt();
    }
  }

  /**
   * Ends the attempt on its thread, and clears an interrupt that came too late.
   *
   * @return whether another worker has taken the place of this one
   */
  synchronized boolean end() {
    isOver = true;
    thread = null;
    var unused = Thread.interrupted();
    return isReplaced;
  }

  synchronized @Nullable Stop stop() {
    return stop;
  }

  /** Returns whether the attempt runs for longer than a time. */
  synchronized boolean runsLongerThan(Duration time, long nanoTime) {
    return thread != null && nanoTime - startedAt > time.toNanos();
  }

  /**
   * Gives up on a handler that ignores the interrupt.
   *
   * @param replace whether another worker takes its place
   * @return whether this call did so
   */
  synchronized boolean abandon(boolean replace) {
    if (isOver || isAbandoned) {
      return false;
    }
    isAbandoned = true;
    isReplaced = replace;
    return true;
  }

  synchronized boolean isAbandoned() {
    return isAbandoned;
  }

  boolean hasSucceeded() {
    return hasSucceeded;
  }

  @Override
  public JobId id() {
    return job.id();
  }

  @Override
  public int attempt() {
    return job.attempt();
  }

  @Override
  public boolean isStopped() {
    return stop() != null;
  }

  @Override
  public void progress(long done, long total) {
    this.done = done;
    this.total = total;
  }

  @Override
  public void log(String text) {
    int line = lines.incrementAndGet();
    if (line <= MOST_LINES) {
      end.log(job, line, text);
    }
  }

  @Override
  public void result(Record value) {
    try {
      result = Json.mapper().writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a result is a record that JSON can show", impossible);
    }
  }

  @Override
  public void succeed(Runnable effect) {
    Objects.requireNonNull(effect, "a job without an effect succeeds at the end of its handler");
    end.succeed(job, effect, result);
    hasSucceeded = true;
  }

  /** Marks a job as succeeded whose handler has returned without doing so. */
  void succeedUnlessDone() {
    if (!hasSucceeded) {
      succeed(() -> {});
    }
  }
}
