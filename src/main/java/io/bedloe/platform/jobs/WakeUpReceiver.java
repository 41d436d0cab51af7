package io.bedloe.platform.jobs;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Receives the ids of one lane while the lane has a free worker, and wakes the lane. A server
 * without a free worker leaves messages to the others.
 */
final class WakeUpReceiver implements Runnable {

  private static final Logger LOG = Logger.getLogger(WakeUpReceiver.class.getName());

  /** It is looked so often whether the connection is still the current one. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** Workers of short jobs are often free again within this time. */
  private static final Duration GRACE = Duration.ofMillis(100);

  private final Lane lane;
  private final LaneWorkers workers;
  private final BrokerLink link;
  private final CountDownLatch stopping;
  private boolean isForeignLogged;

  /**
   * Creates a receiver.
   *
   * @param stopping ends it
   */
  WakeUpReceiver(Lane lane, LaneWorkers workers, BrokerLink link, CountDownLatch stopping) {
    this.lane = lane;
    this.workers = workers;
    this.link = link;
    this.stopping = stopping;
  }

  @Override
  public void run() {
    try {
      while (stopping.getCount() > 0) {
        var connection = link.connection();
        if (connection.isPresent()) {
          receiveFrom(connection.get());
        } else {
          var unused = stopping.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void receiveFrom(Connection connection) throws InterruptedException {
    try {
      while (isGoingOn(connection)) {
        if (workers.awaitFreeWorker(PATIENCE.toMillis())) {
          receiveWhileFree(connection);
        }
      }
    } catch (JMSException | RuntimeException failure) {
      link.failed(connection, failure);
    }
  }

  private boolean isGoingOn(Connection connection) {
    return stopping.getCount() > 0 && link.isCurrent(connection);
  }

  /** The end of the session gives a message back that was received and not acknowledged. */
  private void receiveWhileFree(Connection connection) throws JMSException, InterruptedException {
    try (var session = connection.createSession(false, Session.CLIENT_ACKNOWLEDGE);
        var consumer = session.createConsumer(WakeUpQueue.of(session, lane))) {
      link.succeeded(connection);
      boolean isTaken = true;
      while (isTaken && isGoingOn(connection) && workers.awaitFreeWorker(GRACE.toMillis())) {
        var message = consumer.receive(PATIENCE.toMillis());
        isTaken = message == null || take(message);
      }
    }
  }

  /** Returns whether the message is done with; otherwise another server may have a free worker. */
  private boolean take(Message message) throws JMSException {
    if (WakeUpQueue.jobOf(message).isEmpty()) {
      logForeign();
    } else if (!workers.wakeForOne()) {
      return false;
    }
    message.acknowledge();
    return true;
  }

  private void logForeign() {
    if (!isForeignLogged) {
      isForeignLogged = true;
      LOG.log(
          Level.WARNING,
          "A message of the queue {0} is no id of a job and was ignored; further ones are, too."
              + " Only Bedloe may send to this queue.",
          WakeUpQueue.name(lane));
    }
  }
}
