package io.bedloe.messaging.webhooks.work;

import io.bedloe.messaging.webhooks.model.ClaimedDelivery;
import io.bedloe.messaging.webhooks.usecase.AttemptDelivery;
import io.bedloe.messaging.webhooks.usecase.ClaimDeliveries;
import io.bedloe.messaging.webhooks.usecase.DeliveriesAdded;
import io.bedloe.platform.jobs.Recurring;
import io.bedloe.platform.threads.BackgroundThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends deliveries that are due, a limited number at the same time. */
@ApplicationScoped
public class DeliveryWorkers {

  private static final Logger LOG = Logger.getLogger(DeliveryWorkers.class.getName());

  /**
   * The requests of this server at the same time: enough for four receivers that are as slow as the
   * time limit allows, and few beside the connections of the database.
   */
  private static final int MOST = 16;

  /** The requests to receivers that have failed, so that the others do not wait for them. */
  private static final int MOST_FAILING = MOST / 2;

  private final ClaimDeliveries claims;
  private final AttemptDelivery attempts;
  private final Recurring recurring;
  private final BackgroundThreads threads;
  private final Semaphore free = new Semaphore(MOST);
  private final AtomicInteger failing = new AtomicInteger();
  private final AtomicBoolean scheduled = new AtomicBoolean();

  @Inject
  public DeliveryWorkers(
      ClaimDeliveries claims,
      AttemptDelivery attempts,
      Recurring recurring,
      BackgroundThreads threads) {
    this.claims = claims;
    this.attempts = attempts;
    this.recurring = recurring;
    this.threads = threads;
  }

  void added(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeliveriesAdded added) {
    sendSoon();
  }

  /** Sends what is due in another thread, unless one is about to begin. */
  void sendSoon() {
    if (!scheduled.compareAndSet(false, true)) {
      return;
    }
    try {
      threads.execute(
          () -> {
            scheduled.set(false);
            sendDue();
          });
    } catch (RejectedExecutionException stopping) {
      // The timer of another server, or of the next start, sends the deliveries.
      scheduled.set(false);
    }
  }

  /** Claims as many due deliveries as there is room for, and sends them in threads of their own. */
  void sendDue() {
    recurring.run("send webhooks", this::claimAndSend);
  }

  private void claimAndSend() {
    int room = free.drainPermits();
    if (room == 0) {
      return;
    }
    int used = 0;
    try {
      for (var delivery : claims.claim(room, MOST_FAILING - failing.get())) {
        if (isStarted(delivery)) {
          used++;
        } else {
          attempts.giveBack(delivery);
        }
      }
    } finally {
      free.release(room - used);
    }
  }

  private boolean isStarted(ClaimedDelivery delivery) {
    count(delivery, 1);
    try {
      threads.execute(() -> send(delivery));
      return true;
    } catch (RejectedExecutionException stopping) {
      LOG.log(Level.FINE, "The server stops; the delivery is for another one", stopping);
      count(delivery, -1);
      return false;
    }
  }

  /** After a failure of the database the delivery is claimed again when its lease has ended. */
  private void send(ClaimedDelivery delivery) {
    try {
      attempts.attempt(delivery);
    } catch (RuntimeException failure) {
      LOG.log(
          Level.WARNING,
          "The result of the webhook delivery " + delivery.id() + " could not be stored",
          failure);
    } finally {
      count(delivery, -1);
      free.release();
    }
    sendSoon();
  }

  private void count(ClaimedDelivery delivery, int change) {
    if (delivery.isFailing()) {
      failing.addAndGet(change);
    }
  }
}
