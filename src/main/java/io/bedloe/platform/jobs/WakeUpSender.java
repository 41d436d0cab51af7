package io.bedloe.platform.jobs;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends the ids of jobs to the broker, on a thread of its own, one thread at a time. A caller never
 * waits: when the broker is away or slow its ids are dropped, and sweeps find their jobs.
 */
final class WakeUpSender {

  private static final Logger LOG = Logger.getLogger(WakeUpSender.class.getName());

  /** More would only wake servers for jobs that their sweeps find anyway. */
  static final int MOST_WAITING = 1_000;

  /** A sweep has found the job by then; it also bounds the queue while nobody receives. */
  private static final Duration TIME_TO_LIVE = Duration.ofSeconds(30);

  private final BrokerLink link;
  private final Executor executor;
  private final BlockingQueue<Enqueued> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicBoolean isSending = new AtomicBoolean();

  WakeUpSender(BrokerLink link, Executor executor) {
    this.link = link;
    this.executor = executor;
  }

  private record Enqueued(Lane lane, JobId job) {}

  /** Sends the id of a job soon, or never. */
  void send(Lane lane, JobId job) {
    if (link.isUsable() && waiting.offer(new Enqueued(lane, job))) {
      startSending();
    }
  }

  private void startSending() {
    if (!isSending.compareAndSet(false, true)) {
      return;
    }
    try {
      executor.execute(this::sendAll);
    } catch (RejectedExecutionException stopping) {
      isSending.set(false);
    }
  }

  private void sendAll() {
    try {
      link.connection().ifPresentOrElse(this::sendAll, waiting::clear);
    } finally {
      isSending.set(false);
    }
    // One that was added after the last look and before the end.
    if (!waiting.isEmpty()) {
      startSending();
    }
  }

  private void sendAll(Connection connection) {
    try (var session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        var producer = session.createProducer(null)) {
      link.succeeded(connection);
      producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
      producer.setTimeToLive(TIME_TO_LIVE.toMillis());
      producer.setDisableMessageID(true);
      for (var next = waiting.poll(); next != null; next = waiting.poll()) {
        producer.send(
            WakeUpQueue.of(session, next.lane()), WakeUpQueue.message(session, next.job()));
      }
    } catch (JMSException | RuntimeException failure) {
      waiting.clear();
      LOG.log(Level.FINE, "Ids of jobs could not be sent", failure);
      link.failed(connection, failure);
    }
  }
}
