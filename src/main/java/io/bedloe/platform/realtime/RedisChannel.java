package io.bedloe.platform.realtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The channel by which servers wake each other. One thread listens, another one publishes; neither
 * is a thread of a request. At most one message waits to be published: it stands for all events
 * before it. While Redis is down messages are dropped, and the listening thread tries to connect
 * again.
 */
final class RedisChannel implements AutoCloseable {

  /**
   * The name that all servers use; a message of another installation costs a look at the stream.
   */
  static final String NAME = "bedloe.events.published";

  /** Each server publishes as often without events, too, and hears its own messages. */
  static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);

  /** A connection without any message for so long is dead, although nobody has closed it. */
  static final Duration DEAD_AFTER = SIGN_OF_LIFE.multipliedBy(3);

  private static final Duration FIRST_RETRY = Duration.ofMillis(500);
  private static final Duration LAST_RETRY = Duration.ofSeconds(15);

  private static final Logger LOG = Logger.getLogger(RedisChannel.class.getName());

  /** Is told whether messages of other servers arrive, and that one has. */
  interface Listener {

    void connected(boolean isConnected);

    void published();
  }

  private final RedisServer redis;
  private final Listener listener;
  private final Clock clock;
  private final BlockingQueue<Boolean> waiting = new ArrayBlockingQueue<>(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean isConnected;
  private volatile boolean isDown;
  private volatile Instant lastHeard;
  private Duration retry = FIRST_RETRY;

  RedisChannel(RedisServer redis, Listener listener, Clock clock) {
    this.redis = redis;
    this.listener = listener;
    this.clock = clock;
    this.lastHeard = clock.instant();
  }

  void start(ThreadFactory threads) {
    threads.newThread(this::listen).start();
    threads.newThread(this::publish).start();
  }

  boolean isConnected() {
    return isConnected;
  }

  /** Publishes a message soon; returns at once, also when Redis is slow or down. */
  void publishSoon() {
    boolean unused = waiting.offer(true);
  }

  private void listen() {
    try {
      do {
        try {
          lastHeard = clock.instant();
          redis.subscribe(NAME, this::subscribed, this::heard);
          lost("the connection was closed");
        } catch (RuntimeException failure) {
          lost(String.valueOf(failure.getMessage()));
        } catch (Error failure) {
          // The thread ends; until the next start the database is polled.
          lost(failure.toString());
          throw failure;
        }
      } while (!closed.await(nextRetry().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration nextRetry() {
    var now = retry;
    var doubled = retry.multipliedBy(2);
    retry = doubled.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : doubled;
    return now;
  }

  private void subscribed() {
    lastHeard = clock.instant();
    retry = FIRST_RETRY;
    isConnected = true;
    listener.connected(true);
    // Messages before the subscription were missed.
    listener.published();
    LOG.log(
        Level.INFO,
        isDown
            ? "Redis is connected again: it wakes the readers of events."
            : "Redis is connected: it wakes the readers of events.");
    isDown = false;
  }

  private void heard() {
    lastHeard = clock.instant();
    listener.published();
  }

  private void lost(String reason) {
    isConnected = false;
    listener.connected(false);
    if (!isDown && closed.getCount() > 0) {
      isDown = true;
      LOG.log(
          Level.WARNING,
          "Redis is not connected ({0}). Nothing is lost: until it is, events of other servers arrive"
              + " by polling the database.",
          reason);
    }
  }

  private void publish() {
    try {
      while (closed.getCount() > 0) {
        var message = waiting.poll(SIGN_OF_LIFE.toMillis(), TimeUnit.MILLISECONDS);
        publishOne(message == null);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Publishes a message. While Redis is down only signs of life are tried, so that commits do not
   * cause a series of attempts to connect.
   */
  void publishOne(boolean isSignOfLife) {
    if (isConnected || isSignOfLife) {
      try {
        redis.publish(NAME);
      } catch (RuntimeException down) {
        LOG.log(Level.FINE, "a message to Redis was dropped", down);
      }
    }
    if (clock.instant().isAfter(lastHeard.plus(DEAD_AFTER))) {
      lost("no message has arrived for " + DEAD_AFTER.toSeconds() + " seconds");
      redis.dropSubscription();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    redis.close();
  }
}
