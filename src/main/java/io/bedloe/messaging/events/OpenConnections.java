package io.bedloe.messaging.events;

import io.bedloe.platform.http.LaterResponse;
import io.bedloe.platform.realtime.ConnectionLimits;
import io.bedloe.platform.realtime.EventFeed;
import io.bedloe.platform.realtime.EventSourceStream;
import io.bedloe.platform.realtime.Subscription;
import io.bedloe.platform.realtime.Viewers;
import io.bedloe.platform.realtime.WaitingRequest;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Opens the connections of requests that wait for events or receive a stream of them. */
@ApplicationScoped
class OpenConnections {

  /** Only a request that nobody resumes lasts so much longer than it was asked to wait. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private static final String POSITION = OpenConnections.class.getName() + ".position";

  private final ReadEvents read;
  private final EventFeed feed;
  private final ConnectionLimits limits;
  private final Viewers viewers;
  private final Clock clock;

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedScheduledExecutorService executor;

  @Inject
  OpenConnections(
      ReadEvents read, EventFeed feed, ConnectionLimits limits, Viewers viewers, Clock clock) {
    this.read = read;
    this.feed = feed;
    this.limits = limits;
    this.viewers = viewers;
    this.clock = clock;
  }

  /** Returns the query of a request, from the position on at which it waited. */
  static EventQuery afterWaiting(EventQuery query, HttpServletRequest request) {
    return LaterResponse.hasWaited(request) && request.getAttribute(POSITION) instanceof Long from
        ? query.from(from)
        : query;
  }

  /** Lets a request wait for an event after a position; it is handled again then. */
  void await(EventQuery query, long position, HttpServletRequest request) {
    var viewer = viewers.current(request);
    var slot = limits.take(viewer.caller().id());
    request.setAttribute(POSITION, position);
    LaterResponse.set(
        request,
        async -> {
          async.setTimeout(query.patience().plus(MARGIN).toMillis());
          var waiting = new WaitingRequest(async);
          feed.subscribe(
              new Subscription(waiting, slot, viewer, query.filter(), position, clock.instant()));
          var unused =
              executor.schedule(
                  waiting::resume, query.patience().toMillis(), TimeUnit.MILLISECONDS);
        },
        slot::close);
  }

  /** Streams events after a position; a request for the headers alone opens no stream. */
  void stream(EventQuery query, HttpServletRequest request) {
    long position = read.start(query.after());
    if (request.getMethod().equals(HttpMethod.HEAD)) {
      return;
    }
    var viewer = viewers.current(request);
    var slot = limits.take(viewer.caller().id());
    LaterResponse.set(
        request,
        async -> {
          var stream = eventSource(async);
          feed.subscribe(
              new Subscription(stream, slot, viewer, query.filter(), position, clock.instant()));
          stream.begin();
        },
        slot::close);
  }

  private EventSourceStream eventSource(AsyncContext async) {
    try {
      return new EventSourceStream(async, read::json, feed::wake);
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }
}
