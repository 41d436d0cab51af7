package io.bedloe.platform.realtime;

import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection that remembers what was sent. */
final class FakeOutlet implements Outlet {

  final List<Long> sent = new ArrayList<>();
  int heartbeats;
  boolean isReady = true;
  boolean isOpen = true;
  boolean isSilent;
  @Nullable CloseReason reason;

  @Override
  public boolean isOpen() {
    return isOpen;
  }

  @Override
  public boolean isReady() {
    return isOpen && isReady;
  }

  @Override
  public void send(List<PublishedEvent> events, long position) {
    events.forEach(event -> sent.add(event.position()));
  }

  @Override
  public void sendHeartbeat(long position) {
    heartbeats++;
  }

  @Override
  public boolean isSilent(Instant now) {
    return isSilent;
  }

  @Override
  public void close(CloseReason why) {
    if (isOpen) {
      isOpen = false;
      reason = why;
    }
  }
}
