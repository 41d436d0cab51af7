package io.bedloe.messaging.events;

import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.PlatformSettings;
import io.bedloe.platform.config.PublicAddress;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.http.ReadOnlyPage;
import io.bedloe.platform.http.RequestId;
import io.bedloe.platform.persistence.DatabaseFailure;
import io.bedloe.platform.realtime.RealtimeRule;
import io.bedloe.platform.realtime.SocketUpgrade;
import io.bedloe.platform.security.RequestContext;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The handshake of sockets that receive events. It is checked as a request, so that refusals are
 * problem documents; then it becomes a WebSocket.
 */
@WebServlet(EventSocket.PATH)
public class EventSocketServlet extends ReadOnlyPage {

  private static final long serialVersionUID = 1L;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private transient OpenSockets sockets;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private transient Settings settings;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private transient Clock clock;

  @Resource
  @SuppressWarnings("NullAway.Init")
  private transient ManagedScheduledExecutorService executor;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      open(request, response);
    } catch (Rejected refused) {
      refuse(refused, request, response);
    } catch (RuntimeException failure) {
      var meaning = DatabaseFailure.toRejected(failure);
      if (meaning == null) {
        throw failure;
      }
      refuse(meaning, request, response);
    }
  }

  private void open(HttpServletRequest request, HttpServletResponse response) throws IOException {
    SocketUpgrade.mustBeHandshake(request);
    originMustBeAllowed(request);
    var query = EventQuery.parseSocket(parameters(request), sockets.known());
    var socket = sockets.prepare(query, context(request), request.getParameter(EventQuery.TICKET));
    boolean isUpgraded = false;
    try {
      SocketUpgrade.upgrade(request, response, socket, executor);
      isUpgraded = true;
    } finally {
      if (!isUpgraded) {
        socket.closed();
      }
    }
    var unused =
        executor.schedule(
            socket::endUnlessBegun, OpenSockets.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * A page of a foreign web origin must not open sockets, as it must not read responses. A client
   * without an origin is no browser; nothing that a browser adds by itself authenticates a socket.
   */
  private void originMustBeAllowed(HttpServletRequest request) {
    var origins = Collections.list(request.getHeaders("Origin"));
    boolean isAllowed =
        origins.isEmpty()
            || (origins.size() == 1
                && (settings.get(PlatformSettings.CORS_ORIGINS).contains(origins.get(0))
                    || settings.get(PublicAddress.URL).equals(origins.get(0))));
    if (!isAllowed) {
      throw Rejected.because(
          RealtimeRule.FOREIGN_ORIGIN,
          "Pages of this web origin may not open sockets. The operator allows origins with"
              + " BEDLOE_CORS_ORIGINS.");
    }
  }

  private RequestContext context(HttpServletRequest request) {
    return new RequestContext(
        clock.instant(),
        request.getRemoteAddr(),
        request.getMethod(),
        EventSocket.PATH,
        RequestId.of(request),
        EventSocket.PATH);
  }

  private static Map<String, List<String>> parameters(HttpServletRequest request) {
    var parameters = new HashMap<String, List<String>>();
    request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
    return parameters;
  }
}
