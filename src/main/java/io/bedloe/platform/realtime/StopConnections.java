package io.bedloe.platform.realtime;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Closes the connections of clients with a reason before the server stops, also of those that are
 * not authenticated yet.
 */
@ApplicationScoped
class StopConnections {

  /** The server, which has 25 seconds to stop, begins after this time at the latest. */
  private static final Duration LONGEST_CLOSING = Duration.ofSeconds(2);

  private final Set<Outlet> open = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable StopHook> hook = new AtomicReference<>();
  private volatile boolean isStopping;

  /** Keeps a connection until it has ended; one that is opened too late is closed at once. */
  void opened(Outlet outlet) {
    registerHook();
    open.add(outlet);
    if (isStopping) {
      outlet.close(CloseReason.SERVER_STOPPING);
    }
  }

  void ended(Outlet outlet) {
    open.remove(outlet);
  }

  private void registerHook() {
    synchronized (hook) {
      if (hook.get() == null) {
        hook.set(StopHook.register(this::closeAllAndWait));
      }
    }
  }

  private void closeAllAndWait() {
    long deadline = System.nanoTime() + LONGEST_CLOSING.toNanos();
    try {
      for (var outlet : closeAll()) {
        outlet.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** Closes all connections; returns those that were open. */
  List<Outlet> closeAll() {
    isStopping = true;
    var closed = List.copyOf(open);
    for (var outlet : closed) {
      outlet.close(CloseReason.SERVER_STOPPING);
    }
    return closed;
  }

  @PreDestroy
  void stop() {
    var registered = hook.getAndSet(null);
    if (registered != null) {
      registered.remove();
    }
    closeAll();
  }
}
