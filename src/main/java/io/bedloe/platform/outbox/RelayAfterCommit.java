package io.bedloe.platform.outbox;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs the relay soon after transactions that added events. */
@ApplicationScoped
public class RelayAfterCommit {

  /**
   * Transactions that commit within this time are published together, so that the relay flushes
   * PostgreSQL's log ten times a second at most, and not once for each order.
   */
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final PublishEvents events;
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final AtomicBoolean stopped = new AtomicBoolean();

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedScheduledExecutorService executor;

  @Inject
  public RelayAfterCommit(PublishEvents events) {
    this.events = events;
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) EventsAdded added) {
    if (!scheduled.compareAndSet(false, true)) {
      return;
    }
    try {
      var unused = executor.schedule(this::publish, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopping) {
      // The timer of another server, or of the next start, publishes the events.
      scheduled.set(false);
    }
  }

  private void publish() {
    // Transactions that commit from now on schedule the next run.
    scheduled.set(false);
    if (!stopped.get()) {
      events.publishAll();
    }
  }

  /** The executor outlives the beans of the application. */
  @PreDestroy
  void stop() {
    stopped.set(true);
  }
}
