package io.bedloe.platform.jobs;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The connection of this server to the broker, with a circuit breaker: after a failure nobody tries
 * again before a delay that grows. The log says once that the broker does not respond, and once
 * that it does again.
 */
final class BrokerLink implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(BrokerLink.class.getName());
  private static final long FIRST_DELAY = 1_000_000_000L;
  private static final long LONGEST_DELAY = 30 * FIRST_DELAY;

  /** A connection that has lasted so long is taken as proof that the broker is well. */
  private static final long LASTING = 60 * FIRST_DELAY;

  private final String name;
  private final Opener opener;
  private final LongSupplier nanoTime;

  private @Nullable Opened opened;
  private long openedAt;
  private long delay = FIRST_DELAY;
  private boolean isFailing;
  private boolean hasSucceeded;
  private volatile boolean isBroken;
  private volatile boolean isClosed;
  private volatile long retryAt;

  /**
   * Creates a link that is not open.
   *
   * @param name the addresses of the broker, for the log
   */
  BrokerLink(String name, Opener opener, LongSupplier nanoTime) {
    this.name = name;
    this.opener = opener;
    this.nanoTime = nanoTime;
  }

  /** Opens a connection; waits for a bounded time. */
  @FunctionalInterface
  interface Opener {
    Opened open() throws JMSException;
  }

  /**
   * An open connection.
   *
   * @param close releases the connection and its threads
   */
  record Opened(Connection connection, Runnable close) {}

  /**
   * Returns the connection, and opens it when it is time to try; empty while the broker is away.
   */
  synchronized Optional<Connection> connection() {
    if (opened != null) {
      return Optional.of(opened.connection());
    }
    if (!isUsable()) {
      return Optional.empty();
    }
    return open();
  }

  private Optional<Connection> open() {
    Opened candidate = null;
    try {
      candidate = opener.open();
      var connection = candidate.connection();
      connection.setExceptionListener(lost -> failed(connection, lost));
      connection.start();
      opened = candidate;
      isBroken = false;
      openedAt = nanoTime.getAsLong();
      return Optional.of(connection);
    } catch (JMSException | RuntimeException failure) {
      close(candidate);
      breakCircuit(failure);
      return Optional.empty();
    }
  }

  /** Returns whether there is a connection or one may be tried; it does not wait. */
  boolean isUsable() {
    return !isClosed && (!isBroken || nanoTime.getAsLong() - retryAt >= 0);
  }

  /** Returns whether a connection has neither failed nor been closed. */
  synchronized boolean isCurrent(Connection used) {
    return opened != null && opened.connection() == used;
  }

  /** Notes that the broker has served a receiver or a sender. */
  synchronized void succeeded(Connection used) {
    if (!isCurrent(used) || (hasSucceeded && !isFailing)) {
      return;
    }
    LOG.log(
        Level.INFO,
        isFailing
            ? "The broker {0} responds again; it wakes workers."
            : "The broker {0} wakes workers.",
        name);
    hasSucceeded = true;
    isFailing = false;
  }

  /** Notes that a connection is of no use any more; another one is opened after a delay. */
  void failed(Connection used, Exception failure) {
    Opened lost;
    synchronized (this) {
      if (opened == null || opened.connection() != used) {
        return;
      }
      lost = opened;
      opened = null;
      if (nanoTime.getAsLong() - openedAt > LASTING) {
        delay = FIRST_DELAY;
      }
      if (!isClosed) {
        breakCircuit(failure);
      }
    }
    close(lost);
  }

  private void breakCircuit(Exception failure) {
    retryAt = nanoTime.getAsLong() + delay;
    delay = Math.min(LONGEST_DELAY, 2 * delay);
    isBroken = true;
    if (!isFailing) {
      LOG.log(
          Level.WARNING,
          "The broker {0} does not respond: {1}. Nothing is lost: other servers find jobs with their"
              + " sweeps, and this server tries the broker again.",
          new Object[] {name, failure.toString()});
    }
    isFailing = true;
  }

  @Override
  public void close() {
    Opened last;
    synchronized (this) {
      isClosed = true;
      last = opened;
      opened = null;
    }
    close(last);
  }

  private static void close(@Nullable Opened old) {
    if (old == null) {
      return;
    }
    try {
      old.connection().close();
    } catch (JMSException | RuntimeException unusable) {
      LOG.log(Level.FINE, "A connection to the broker could not be closed", unusable);
    } finally {
      old.close().run();
    }
  }
}
