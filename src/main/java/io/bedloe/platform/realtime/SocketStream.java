package io.bedloe.platform.realtime;

import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket connection that receives events. Each event is a message. Nothing waits for the
 * client: one batch of events and a few replies are kept until the network takes them, and the next
 * batch is not read before.
 */
public final class SocketStream implements Outlet {

  /** A client that sends messages and does not read the replies is closed beyond this number. */
  static final int MOST_UNSENT = DeliverEvents.BATCH + 32;

  /** Four pings are without a pong by then. */
  static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

  /** Stands in the queue for a ping, which is no message. */
  private static final String PING = "";

  private static final Logger LOG = Logger.getLogger(SocketStream.class.getName());

  private final SocketFrames frames;
  private final Function<PublishedEvent, String> json;
  private final Runnable whenReady;
  private final Clock clock;
  private final Deque<String> unsent = new ArrayDeque<>();
  private boolean isWriting;
  private boolean isDraining;
  private boolean hasBatch;
  private Instant lastPing;
  private volatile Instant lastHeard;
  private volatile boolean isOpen = true;
  private final CountDownLatch end = new CountDownLatch(1);

  /**
   * Begins with an open connection.
   *
   * @param json returns an event as it is sent
   * @param whenReady is called when the client can take more events, and when it is gone
   */
  public SocketStream(
      SocketFrames frames, Function<PublishedEvent, String> json, Runnable whenReady, Clock clock) {
    this.frames = frames;
    this.json = json;
    this.whenReady = whenReady;
    this.clock = clock;
    this.lastPing = clock.instant();
    this.lastHeard = lastPing;
  }

  @Override
  public boolean isOpen() {
    return isOpen;
  }

  @Override
  public synchronized boolean isReady() {
    return isOpen && !isWriting && unsent.isEmpty();
  }

  @Override
  public void send(List<PublishedEvent> events, long position) {
    synchronized (this) {
      events.forEach(event -> unsent.add(json.apply(event)));
      hasBatch = true;
      addPing();
    }
    write();
  }

  /** The position saves a client that connects again from events that it may not see. */
  @Override
  public void sendHeartbeat(long position) {
    synchronized (this) {
      unsent.add("{\"type\":\"heartbeat\",\"position\":" + position + "}");
      addPing();
    }
    write();
  }

  private void addPing() {
    var now = clock.instant();
    if (!now.isBefore(lastPing.plus(Subscription.HEARTBEAT))) {
      lastPing = now;
      unsent.add(PING);
    }
  }

  /** Sends the reply to a message of the client. */
  public void reply(String text) {
    boolean isFull;
    synchronized (this) {
      isFull = unsent.size() >= MOST_UNSENT;
      if (!isFull) {
        unsent.add(text);
      }
    }
    if (isFull) {
      close(CloseReason.SLOW_CONSUMER);
    } else {
      write();
    }
  }

  /** The client has sent a message or a pong. */
  public void heard() {
    lastHeard = clock.instant();
  }

  @Override
  public boolean isSilent(Instant now) {
    return now.isAfter(lastHeard.plus(LONGEST_SILENCE));
  }

  /** Writes one frame after the other, on one thread at a time. */
  private void write() {
    synchronized (this) {
      if (isDraining) {
        return;
      }
      isDraining = true;
    }
    for (var next = next(); next != null; next = next()) {
      if (next.equals(PING)) {
        frames.sendPing(this::sent);
      } else {
        frames.sendText(next, this::sent);
      }
    }
  }

  private synchronized @Nullable String next() {
    var next = isWriting || !isOpen ? null : unsent.poll();
    isWriting |= next != null;
    isDraining = next != null;
    return next;
  }

  private void sent(boolean isSent) {
    boolean isBatchSent;
    synchronized (this) {
      isWriting = false;
      isBatchSent = hasBatch && unsent.isEmpty();
      hasBatch &= !isBatchSent;
    }
    if (!isSent) {
      closed();
      return;
    }
    write();
    if (isBatchSent) {
      whenReady.run();
    }
  }

  /** The connection is closed or lost. */
  public void closed() {
    synchronized (this) {
      isOpen = false;
      unsent.clear();
    }
    end.countDown();
    whenReady.run();
  }

  @Override
  public void awaitEnd(Duration longest) throws InterruptedException {
    if (!end.await(longest.toNanos(), TimeUnit.NANOSECONDS)) {
      LOG.log(Level.FINE, "a socket is not closed yet");
    }
  }

  /** Closes the connection; what the network has not taken is not sent any more. */
  @Override
  public void close(CloseReason reason) {
    synchronized (this) {
      if (!isOpen) {
        return;
      }
      isOpen = false;
      unsent.clear();
    }
    frames.close(reason.socketCode(), reason.code());
    whenReady.run();
  }

  /**
   * Sends the reason as a message, and closes the connection; for a refusal that the client can
   * read about.
   */
  public void refuse(String problem, int code, String reason) {
    synchronized (this) {
      if (!isOpen) {
        return;
      }
      isOpen = false;
      unsent.clear();
    }
    frames.sendText(problem, isSent -> frames.close(code, reason));
    whenReady.run();
  }
}
