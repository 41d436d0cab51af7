package io.bedloe.platform.realtime;

import io.bedloe.platform.http.LaterResponse;
import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import jakarta.servlet.AsyncContext;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request that waits for an event (long polling). When there is one, or at the end of its time,
 * the request is handled again from the start, and reads the events itself.
 */
public final class WaitingRequest implements Outlet {

  private final AsyncContext async;
  private final AtomicBoolean isOpen = new AtomicBoolean(true);

  public WaitingRequest(AsyncContext async) {
    this.async = async;
  }

  /** Ends the waiting. */
  public void resume() {
    if (isOpen.compareAndSet(true, false)) {
      LaterResponse.dispatchAgain(async);
    }
  }

  @Override
  public boolean isOpen() {
    return isOpen.get();
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void send(List<PublishedEvent> events, long position) {
    resume();
  }

  @Override
  public void sendHeartbeat(long position) {
    // A response has no sign of life before it begins.
  }

  /** The request is authenticated again, and refused if it must be. */
  @Override
  public void close(CloseReason reason) {
    resume();
  }
}
