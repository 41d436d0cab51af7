package io.bedloe.platform.realtime;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a task after each signal, on one thread at a time. Signals that arrive while it runs are
 * answered by one further run.
 */
final class Signals {

  private final Executor executor;
  private final Runnable task;
  private final AtomicInteger pending = new AtomicInteger();

  Signals(Executor executor, Runnable task) {
    this.executor = executor;
    this.task = task;
  }

  /** Runs the task soon; while the server stops the signal has no effect. */
  void send() {
    if (pending.getAndIncrement() == 0) {
      try {
        executor.execute(this::runUntilNoneIsPending);
      } catch (RejectedExecutionException stopping) {
        pending.set(0);
      }
    }
  }

  private void runUntilNoneIsPending() {
    boolean hasReturned = false;
    try {
      int seen;
      do {
        seen = pending.get();
        task.run();
      } while (pending.addAndGet(-seen) > 0);
      hasReturned = true;
    } finally {
      if (!hasReturned) {
        // After an error the next signal begins anew.
        pending.set(0);
      }
    }
  }
}
