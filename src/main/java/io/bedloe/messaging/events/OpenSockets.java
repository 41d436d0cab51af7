package io.bedloe.messaging.events;

import io.bedloe.platform.realtime.ConnectionLimits;
import io.bedloe.platform.realtime.EventFeed;
import io.bedloe.platform.realtime.SocketCallers;
import io.bedloe.platform.realtime.SocketFrames;
import io.bedloe.platform.realtime.SocketStream;
import io.bedloe.platform.realtime.Subscription;
import io.bedloe.platform.realtime.UnauthenticatedSockets;
import io.bedloe.platform.realtime.Viewer;
import io.bedloe.platform.security.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Opens sockets that receive events. */
@ApplicationScoped
class OpenSockets {

  /** In this time a client opens its socket after the handshake, and sends its access token. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ReadEvents read;
  private final EventFeed feed;
  private final ConnectionLimits limits;
  private final UnauthenticatedSockets unauthenticated;
  private final SocketCallers callers;
  private final Clock clock;

  @Inject
  OpenSockets(
      ReadEvents read,
      EventFeed feed,
      ConnectionLimits limits,
      UnauthenticatedSockets unauthenticated,
      SocketCallers callers,
      Clock clock) {
    this.read = read;
    this.feed = feed;
    this.limits = limits;
    this.unauthenticated = unauthenticated;
    this.callers = callers;
    this.clock = clock;
  }

  /** Checks the ticket of a handshake, if it has one, and takes a place for the connection. */
  EventSocket prepare(EventQuery query, RequestContext context, @Nullable String ticket) {
    if (ticket == null) {
      return new EventSocket(this, query, context, null, unauthenticated.take(context.address()));
    }
    var caller = place(callers.ofTicket(ticket, context), query);
    return new EventSocket(this, query, context, caller, () -> {});
  }

  /** Authenticates the caller by the first message; refuses as a request would be refused. */
  EventSocket.Authenticated authenticate(String token, EventQuery query, RequestContext context) {
    return place(callers.ofToken(token, context), query);
  }

  private EventSocket.Authenticated place(Viewer viewer, EventQuery query) {
    long position = read.start(query.after());
    return new EventSocket.Authenticated(viewer, limits.take(viewer.caller().id()), position);
  }

  EventQuery.Known known() {
    return read.known();
  }

  SocketStream stream(SocketFrames frames) {
    var stream = new SocketStream(frames, read::json, feed::wake, clock);
    feed.opened(stream);
    return stream;
  }

  void ended(SocketStream stream) {
    feed.ended(stream);
  }

  void subscribe(Subscription subscription) {
    feed.subscribe(subscription);
  }

  Instant now() {
    return clock.instant();
  }
}
