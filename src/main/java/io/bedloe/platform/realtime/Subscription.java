package io.bedloe.platform.realtime;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An open connection that receives events: a position in the stream, what the client wants, and its
 * caller. It has no queue. {@link EventFeed} alone changes it, except for the filter.
 */
public final class Subscription {

  /** Clients and proxies take a connection for dead after half a minute or more. */
  static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final Outlet outlet;
  private final ConnectionLimits.Slot slot;
  private final AtomicBoolean isCatchingUp = new AtomicBoolean();
  private volatile EventFilter filter;
  private volatile Viewer viewer;
  private volatile long position;
  private volatile Instant lastSent;
  private volatile Instant lastReady;
  private volatile @Nullable Instant failingSince;

  /**
   * Creates the subscription of a connection.
   *
   * @param position the position of the last event that the client knows
   * @param slot is closed with the connection
   */
  public Subscription(
      Outlet outlet,
      ConnectionLimits.Slot slot,
      Viewer viewer,
      EventFilter filter,
      long position,
      Instant now) {
    this.outlet = outlet;
    this.slot = slot;
    this.viewer = viewer;
    this.filter = filter;
    this.position = position;
    // The first heartbeat tells the client at once that it is connected, and at which position.
    this.lastSent = now.minus(HEARTBEAT);
    this.lastReady = now;
  }

  Outlet outlet() {
    return outlet;
  }

  Viewer viewer() {
    return viewer;
  }

  void setViewer(Viewer current) {
    viewer = current;
  }

  EventFilter filter() {
    return filter;
  }

  /** Changes what the client wants from now on. */
  public void setFilter(EventFilter wanted) {
    filter = wanted;
  }

  long position() {
    return position;
  }

  void moveTo(long reached) {
    position = reached;
  }

  void sentAt(Instant now) {
    lastSent = now;
  }

  boolean needsHeartbeat(Instant now) {
    return !now.isBefore(lastSent.plus(HEARTBEAT));
  }

  /** Returns whether the client can take more, and remembers since when it cannot. */
  boolean isReady(Instant now) {
    boolean ready = outlet.isReady();
    if (ready) {
      lastReady = now;
    }
    return ready;
  }

  boolean isTooSlow(Instant now, Duration patience) {
    return now.isAfter(lastReady.plus(patience));
  }

  void succeeded() {
    failingSince = null;
  }

  /** Remembers a failure; returns whether it is the first one since the last success. */
  boolean hasBegunToFail(Instant now) {
    boolean isFirst = failingSince == null;
    if (isFirst) {
      failingSince = now;
    }
    return isFirst;
  }

  boolean isFailingTooLong(Instant now, Duration patience) {
    var since = failingSince;
    return since != null && now.isAfter(since.plus(patience));
  }

  AtomicBoolean isCatchingUp() {
    return isCatchingUp;
  }

  void release() {
    slot.close();
  }
}
