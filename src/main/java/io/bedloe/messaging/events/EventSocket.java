package io.bedloe.messaging.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.RequestRule;
import io.bedloe.platform.http.Problem;
import io.bedloe.platform.json.Json;
import io.bedloe.platform.persistence.DatabaseFailure;
import io.bedloe.platform.realtime.CloseReason;
import io.bedloe.platform.realtime.ConnectionLimits.Slot;
import io.bedloe.platform.realtime.EventFilter;
import io.bedloe.platform.realtime.SocketFrames;
import io.bedloe.platform.realtime.SocketHandler;
import io.bedloe.platform.realtime.SocketStream;
import io.bedloe.platform.realtime.Subscription;
import io.bedloe.platform.realtime.Viewer;
import io.bedloe.platform.security.RequestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The conversation on one socket. With a ticket it begins when the connection is open; without one
 * the first message has to be an access token.
 */
final class EventSocket implements SocketHandler {

  static final String PATH = "/ws/events";

  /** People and programs that subscribe to what they show send fewer. */
  static final int MOST_MESSAGES = 100;

  static final Duration WINDOW = Duration.ofSeconds(10);

  private static final Logger LOG = Logger.getLogger(EventSocket.class.getName());
  private static final int POLICY_VIOLATION = 1008;
  private static final int UNSUPPORTED_DATA = 1003;
  private static final int INTERNAL_ERROR = 1011;

  private final OpenSockets sockets;
  private final EventQuery query;
  private final RequestContext context;
  private final @Nullable Authenticated ticket;

  /** Is closed when the socket begins or ends; the place of an unauthenticated socket. */
  private final Slot waiting;

  private @Nullable SocketStream stream;
  private @Nullable Subscription subscription;
  private boolean isEnded;
  private Instant windowStart = Instant.EPOCH;
  private int messages;

  /** A caller with a place and a position. */
  record Authenticated(Viewer viewer, Slot slot, long position) {}

  /**
   * Prepares a socket.
   *
   * @param ticket the caller who was authenticated by a ticket; null without one
   * @param waiting the place of an unauthenticated socket
   */
  EventSocket(
      OpenSockets sockets,
      EventQuery query,
      RequestContext context,
      @Nullable Authenticated ticket,
      Slot waiting) {
    this.sockets = sockets;
    this.query = query;
    this.context = context;
    this.ticket = ticket;
    this.waiting = waiting;
  }

  @Override
  public void opened(SocketFrames frames) {
    synchronized (this) {
      stream = sockets.stream(frames);
    }
    if (ticket != null) {
      begin(ticket);
    }
  }

  /** Delivers events from now on. */
  private void begin(Authenticated caller) {
    Subscription begun;
    SocketStream open;
    synchronized (this) {
      open = stream;
      if (isEnded || open == null) {
        caller.slot().close();
        return;
      }
      begun =
          new Subscription(
              open,
              caller.slot(),
              caller.viewer(),
              query.filter(),
              caller.position(),
              sockets.now());
      subscription = begun;
    }
    waiting.close();
    open.reply("{\"type\":\"connected\",\"position\":" + caller.position() + "}");
    sockets.subscribe(begun);
  }

  @Override
  public void receivedText(String text) {
    var open = heard();
    if (open == null) {
      return;
    }
    try {
      handle(SocketMessage.parse(text, sockets.known()), open);
    } catch (Rejected refused) {
      answer(refused, open);
    } catch (RuntimeException failure) {
      var meaning = DatabaseFailure.toRejected(failure);
      if (meaning == null) {
        LOG.log(
            Level.SEVERE, "A message of the socket " + context.requestId() + " failed", failure);
        meaning =
            Rejected.because(
                RequestRule.INTERNAL_ERROR,
                "The error was logged; give the requestId to support.",
                failure);
      }
      open.refuse(json(meaning), INTERNAL_ERROR, meaning.rule().code());
    }
  }

  /** Returns the stream, unless it has ended or the client sends too much. */
  private @Nullable SocketStream heard() {
    SocketStream open;
    boolean isTooMany;
    synchronized (this) {
      open = stream;
      var now = sockets.now();
      if (!now.isBefore(windowStart.plus(WINDOW))) {
        windowStart = now;
        messages = 0;
      }
      messages++;
      isTooMany = messages > MOST_MESSAGES;
    }
    if (open == null || !open.isOpen()) {
      return null;
    }
    open.heard();
    if (isTooMany) {
      open.close(CloseReason.TOO_MANY_MESSAGES);
      return null;
    }
    return open;
  }

  private void handle(SocketMessage message, SocketStream open) {
    var begun = subscription();
    if (begun == null) {
      if (!(message instanceof SocketMessage.Authenticate authenticate)) {
        throw Rejected.because(
            AccessRule.UNAUTHENTICATED,
            "The first message must be {\"type\":\"authenticate\",\"token\":\"...\"} with an access"
                + " token or an API key, unless the socket was opened with a ticket.");
      }
      begin(sockets.authenticate(authenticate.token(), query, context));
    } else if (message instanceof SocketMessage.Subscribe subscribe) {
      begun.setFilter(subscribe.filter());
      open.reply(subscribed(subscribe.filter()));
    } else if (message instanceof SocketMessage.Unsubscribe) {
      begun.setFilter(EventFilter.NONE);
      open.reply("{\"type\":\"unsubscribed\"}");
    } else {
      throw Rejected.because(
          EventRule.INVALID_SOCKET_MESSAGE,
          "The socket is authenticated already. To change the caller, open another one.");
    }
  }

  private synchronized @Nullable Subscription subscription() {
    return subscription;
  }

  private static String subscribed(EventFilter filter) {
    var reply = Json.mapper().createObjectNode().put("type", "subscribed");
    var types = reply.putArray("types");
    filter.types().stream().sorted().forEach(types::add);
    var subject = filter.subject();
    if (subject != null) {
      reply.put("subject", subject.resource() + "/" + subject.id().value());
    }
    return reply.toString();
  }

  /** A client that is authenticated may correct a message; any other one is closed. */
  private void answer(Rejected refused, SocketStream open) {
    if (subscription() == null) {
      open.refuse(json(refused), POLICY_VIOLATION, refused.rule().code());
    } else {
      open.reply(json(refused));
    }
  }

  @Override
  public void receivedBinary() {
    var open = heard();
    if (open != null) {
      open.refuse(
          json(
              Rejected.because(
                  EventRule.INVALID_SOCKET_MESSAGE,
                  "The message is binary. Messages are JSON in text messages.")),
          UNSUPPORTED_DATA,
          EventRule.INVALID_SOCKET_MESSAGE.code());
    }
  }

  @Override
  public void receivedTooMuch() {
    var open = heard();
    if (open != null) {
      open.close(CloseReason.MESSAGE_TOO_LONG);
    }
  }

  @Override
  public void receivedPong() {
    heard();
  }

  @Override
  public void closed() {
    SocketStream open;
    synchronized (this) {
      isEnded = true;
      open = stream;
    }
    release();
    if (open != null) {
      open.closed();
      sockets.ended(open);
    }
  }

  /** Ends a socket whose client has not opened it, or has sent no token, in the time for it. */
  void endUnlessBegun() {
    SocketStream open;
    synchronized (this) {
      if (subscription != null || isEnded) {
        return;
      }
      isEnded = true;
      open = stream;
    }
    release();
    if (open != null) {
      open.refuse(
          json(
              Rejected.because(
                  AccessRule.UNAUTHENTICATED,
                  "No access token came within %d seconds."
                      .formatted(OpenSockets.PATIENCE.toSeconds()))),
          POLICY_VIOLATION,
          AccessRule.UNAUTHENTICATED.code());
    }
  }

  /** Gives back the places that no subscription holds. */
  private void release() {
    waiting.close();
    if (ticket != null && subscription() == null) {
      ticket.slot().close();
    }
  }

  private String json(Rejected refused) {
    try {
      return Json.mapper().writeValueAsString(Problem.of(refused, PATH, context.requestId()));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a problem can be written as JSON", impossible);
    }
  }
}
