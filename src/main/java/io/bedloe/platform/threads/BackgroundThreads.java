package io.bedloe.platform.threads;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for work that takes long or waits for others: jobs, webhooks, other servers. Each task
 * begins at once in a thread of its own, so that whoever submits tasks bounds their number.
 *
 * <p>The managed executors of the server share their few threads with the requests; tasks that wait
 * there keep requests from being handled (ADR 159).
 */
@ApplicationScoped
public class BackgroundThreads implements Executor {

  /** A thread without work ends after this time. */
  private static final long KEPT_SECONDS = 30;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          KEPT_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> managed().newThread(task));

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedThreadFactory factory;

  private ManagedThreadFactory managed() {
    return factory;
  }

  /**
   * Runs a task in a thread that waits for no other task.
   *
   * @throws RejectedExecutionException when the server stops
   */
  @Override
  public void execute(Runnable task) {
    try {
      threads.execute(task);
    } catch (IllegalStateException stopping) {
      // The factory of a component that has stopped creates no threads.
      throw new RejectedExecutionException("The server stops", stopping);
    }
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
