package io.bedloe.platform.http;

import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes problem documents where JAX-RS is not, or not yet. */
@ApplicationScoped
public class ProblemWriter {

  static final String RETRY_SECONDS = "1";

  static boolean isForLater(Rejected rejected) {
    return rejected.rule().kind() == Rule.Kind.UNAVAILABLE
        || rejected.rule().kind() == Rule.Kind.LIMITED;
  }

  public void write(Rejected rejected, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // Set when the container has forwarded a request to its error page.
    var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    var path = asked == null ? request.getRequestURI() : asked.toString();
    var problem = Problem.of(rejected, path, RequestId.of(request));
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    if (isForLater(rejected)) {
      response.setHeader("Retry-After", RETRY_SECONDS);
    }
    response.getOutputStream().write(Json.mapper().writeValueAsBytes(problem));
  }
}
