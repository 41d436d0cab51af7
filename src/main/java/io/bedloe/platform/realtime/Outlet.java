package io.bedloe.platform.realtime;

import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The protocol side of a connection. No method waits for the client, and none throws because the
 * client is gone: {@link #isOpen} tells that.
 */
public interface Outlet {

  /** Returns whether the connection is open. */
  boolean isOpen();

  /** Returns whether everything that was sent has been taken by the network. */
  boolean isReady();

  /**
   * Sends events; called only when {@link #isReady}.
   *
   * @param position the position that the client has reached with them
   */
  void send(List<PublishedEvent> events, long position);

  /** Sends a sign of life; called only when {@link #isReady}. */
  void sendHeartbeat(long position);

  /** Returns whether a client that has to give signs of life has given none for too long. */
  default boolean isSilent(Instant now) {
    return false;
  }

  /** Tells the client the reason if it still reads, and closes the connection. */
  void close(CloseReason reason);

  /** Waits until a connection that was closed has ended, for a time at most. */
  default void awaitEnd(Duration longest) throws InterruptedException {}
}
