package io.bedloe.platform.http;

import io.bedloe.kernel.Ids;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.PublicAddress;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.persistence.PersistenceRule;
import io.bedloe.platform.persistence.Schema;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The filter around everything that the WAR serves: it sets the request id and the security
 * headers, and refuses requests before the server is ready.
 */
@WebFilter(
    urlPatterns = "/*",
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC})
public class EdgeFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final Pattern ENCODED = Pattern.compile("(?:[^%]|%[0-9A-Fa-f]{2})*+");

  /** The methods of the API; OPTIONS returns those of an address. */
  static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

  /** The methods whose response would show cookies and credentials to a script (ASVS 13.4.4). */
  private static final Set<String> ECHOING = Set.of("TRACE", "TRACK");

  @Inject
  @SuppressWarnings("NullAway.Init")
  private transient Ids ids;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private transient Schema schema;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private transient ProblemWriter problems;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private transient ClientAddresses clients;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private transient Settings settings;

  /** Whether browsers reach the server by TLS, according to its public address. */
  private transient boolean isPublicByTls;

  @Override
  public void init() {
    isPublicByTls = isPublicByTls(settings);
  }

  static boolean isPublicByTls(Settings settings) {
    return settings.get(PublicAddress.URL).startsWith("https://");
  }

  private static boolean needsDatabase(HttpServletRequest request) {
    var path =
        request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    return path.startsWith("/api/") || path.startsWith("/.well-known/") || path.startsWith("/ws/");
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    RequestThread.yieldToCompilers();
    var id = identify(request, response, ids, isPublicByTls);
    var uncertainEnd = RequestFraming.fault(request);
    if (uncertainEnd != null) {
      response.setHeader("Connection", "close");
      problems.write(uncertainEnd, request, response);
      return;
    }
    if (schema.state() != Schema.State.CURRENT && needsDatabase(request)) {
      problems.write(
          Rejected.because(
              PersistenceRule.STARTING,
              schema.state() == Schema.State.FAILED
                  ? "The server failed to start; its log names the reason."
                  : "The server is starting, or waits for the database or its migration; try again in"
                      + " a moment."),
          request,
          response);
      return;
    }
    var fault = fault(request);
    if (fault != null) {
      RequestHeaders.nameCodings(fault, response);
      if (fault.rule() == HttpRule.METHOD_NOT_ALLOWED) {
        response.setHeader("Allow", METHODS);
      }
      problems.write(fault, request, response);
      return;
    }
    HttpServletRequest fromClient;
    try {
      fromClient = clients.resolve(request);
    } catch (Rejected refused) {
      problems.write(refused, request, response);
      return;
    }
    try (var logged = LogContext.of(id, request.getHeader("traceparent"))) {
      CompressedAnswer.around(
          request,
          new StatusLine(response),
          answer ->
              RequestBody.around(
                  RawQuery.encoded(fromClient), decoded -> chain.doFilter(decoded, answer)));
      LaterResponse.beginIfSet(request, response);
    } finally {
      LaterResponse.abandonIfSet(request);
    }
  }

  /** Sets the id of the request and the headers of every response. */
  static String identify(
      HttpServletRequest request, HttpServletResponse response, Ids ids, boolean isPublicByTls) {
    var id = id(request, ids);
    request.setAttribute(RequestId.ATTRIBUTE, id);
    response.setHeader(RequestId.HEADER, id);
    // The server sets the header for every bearer token that it cannot parse, such as an API key.
    response.setHeader("WWW-Authenticate", null);
    SecurityHeaders.set(response, request.isSecure() || isPublicByTls);
    return id;
  }

  /** A request that has waited keeps its id. */
  private static String id(HttpServletRequest request, Ids ids) {
    if (LaterResponse.hasWaited(request)) {
      return RequestId.of(request);
    }
    var sent = request.getHeader(RequestId.HEADER);
    return sent != null && RequestId.isValid(sent) ? sent : ids.next().toString();
  }

  /**
   * Returns the fault of a request that is refused before Jakarta REST: a method that echoes, or a
   * request that cannot be parsed.
   */
  private static @Nullable Rejected fault(HttpServletRequest request) {
    if (ECHOING.contains(request.getMethod().toUpperCase(Locale.ROOT))) {
      return Rejected.because(
          HttpRule.METHOD_NOT_ALLOWED,
          "The server does not echo requests: TRACE and TRACK are refused. Use another method.");
    }
    var query = request.getQueryString();
    if (query != null && !ENCODED.matcher(query).matches()) {
      return Rejected.because(
          HttpRule.INVALID_PARAMETER,
          "The query has a % that two hexadecimal digits do not follow (RFC 3986, 2.1).");
    }
    return RequestHeaders.fault(request);
  }
}
