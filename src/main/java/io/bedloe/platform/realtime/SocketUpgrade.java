package io.bedloe.platform.realtime;

import io.bedloe.kernel.Rejected;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Extension;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns a request into a WebSocket connection, after it was checked as any other request. */
public final class SocketUpgrade {

  private static final int KEY_BYTES = 16;

  private SocketUpgrade() {}

  /** Refuses a request that is no handshake of RFC 6455. */
  public static void mustBeHandshake(HttpServletRequest request) {
    if (!request.getMethod().equals("GET")
        || !"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
        || !hasUpgradeOption(request)
        || !"13".equals(request.getHeader("Sec-WebSocket-Version"))
        || !isKey(request.getHeader("Sec-WebSocket-Key"))) {
      throw Rejected.because(
          RealtimeRule.WEBSOCKET_REQUIRED,
          "This address takes WebSocket connections (RFC 6455, version 13) alone. Other clients use"
              + " GET /api/v1/events or GET /api/v1/events/stream.");
    }
  }

  private static boolean hasUpgradeOption(HttpServletRequest request) {
    return Collections.list(request.getHeaders("Connection")).stream()
        .flatMap(line -> Stream.of(line.split(",", -1)))
        .anyMatch(option -> option.strip().equalsIgnoreCase("upgrade"));
  }

  private static boolean isKey(@Nullable String key) {
    try {
      return key != null && Base64.getDecoder().decode(key).length == KEY_BYTES;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  /**
   * Upgrades a request. The handler is told when the connection is open.
   *
   * @param executor runs what can wait for the client
   */
  public static void upgrade(
      HttpServletRequest request,
      HttpServletResponse response,
      SocketHandler handler,
      Executor executor)
      throws IOException {
    var container =
        (ServerContainer)
            request.getServletContext().getAttribute("jakarta.websocket.server.ServerContainer");
    var config =
        ServerEndpointConfig.Builder.create(SocketEndpoint.class, request.getServletPath())
            .configurator(new OneConnection(new SocketEndpoint(handler, executor)))
            .build();
    try {
      container.upgradeHttpToWebSocket(
          new WithoutSession(unwrapped(request)), unwrapped(response), config, Map.of());
    } catch (DeploymentException impossible) {
      throw new IllegalStateException("the endpoint is valid", impossible);
    }
  }

  /** The upgrade takes the connection from the server's own request. */
  private static HttpServletRequest unwrapped(HttpServletRequest request) {
    return request instanceof ServletRequestWrapper wrapper
            && wrapper.getRequest() instanceof HttpServletRequest inner
        ? unwrapped(inner)
        : request;
  }

  private static HttpServletResponse unwrapped(HttpServletResponse response) {
    return response instanceof ServletResponseWrapper wrapper
            && wrapper.getResponse() instanceof HttpServletResponse inner
        ? unwrapped(inner)
        : response;
  }

  /**
   * Liberty would create an HTTP session for each handshake, with a cookie, and keep it for half an
   * hour.
   */
  private static final class WithoutSession extends HttpServletRequestWrapper {

    private WithoutSession(HttpServletRequest request) {
      super(request);
    }

    @Override
    @SuppressWarnings("NullAway") // The Servlet API is not annotated: without a session it is null.
    public HttpSession getSession() {
      return null;
    }

    @Override
    @SuppressWarnings("NullAway") // The Servlet API is not annotated: without a session it is null.
    public HttpSession getSession(boolean create) {
      return null;
    }
  }

  /** Gives the connection its endpoint, without subprotocols and extensions. */
  private static final class OneConnection extends ServerEndpointConfig.Configurator {

    private final SocketEndpoint endpoint;

    private OneConnection(SocketEndpoint endpoint) {
      this.endpoint = endpoint;
    }

    @Override
    public <T> T getEndpointInstance(Class<T> type) {
      return type.cast(endpoint);
    }

    /** The servlet has checked the origin. */
    @Override
    public boolean checkOrigin(String origin) {
      return true;
    }

    @Override
    public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
      return "";
    }

    @Override
    public List<Extension> getNegotiatedExtensions(
        List<Extension> installed, List<Extension> requested) {
      return List.of();
    }

    @Override
    public void modifyHandshake(
        ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
      // The handshake stays as it is.
    }
  }
}
