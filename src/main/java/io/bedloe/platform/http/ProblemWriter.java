package io.bedloe.platform.http;

import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Rule;
import io.bedloe.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes problem documents for requests that do not reach Jakarta REST. */
@ApplicationScoped
public class ProblemWriter {

  private static final long SOON = 1;

  /** The problem member with the number of seconds after which the same request may succeed. */
  public static final String RETRY_AFTER = "retryAfterSeconds";

  static boolean isForLater(Rejected rejected) {
    return rejected.rule().kind() == Rule.Kind.UNAVAILABLE
        || rejected.rule().kind() == Rule.Kind.LIMITED;
  }

  static String retryAfter(Rejected rejected) {
    return String.valueOf(rejected.extensions().getOrDefault(RETRY_AFTER, SOON));
  }

  public void write(Rejected rejected, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // The container sets the attribute when it forwards a request to its error page.
    var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    var path = asked == null ? request.getRequestURI() : asked.toString();
    var problem = Problem.of(rejected, path, RequestId.of(request));
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    if (isForLater(rejected)) {
      response.setHeader("Retry-After", retryAfter(rejected));
    }
    response.getOutputStream().write(Json.mapper().writeValueAsBytes(problem));
  }
}
