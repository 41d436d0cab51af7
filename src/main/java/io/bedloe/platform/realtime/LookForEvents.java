package io.bedloe.platform.realtime;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides at which beats of {@link EventFeed} the database is asked for new events of other
 * servers: at each one, or at each tenth while messages of the other servers arrive. Messages can
 * be lost.
 */
final class LookForEvents {

  /** With a beat of half a second, an event whose message was lost arrives within five seconds. */
  static final int BEATS = 10;

  private final AtomicBoolean isToldByOthers = new AtomicBoolean();
  private final AtomicInteger beats = new AtomicInteger();

  /** Sets whether messages of other servers arrive. */
  void setToldByOthers(boolean isTold) {
    isToldByOthers.set(isTold);
    beats.set(0);
  }

  boolean isDueAtBeat() {
    return !isToldByOthers.get() || beats.incrementAndGet() % BEATS == 0;
  }
}
