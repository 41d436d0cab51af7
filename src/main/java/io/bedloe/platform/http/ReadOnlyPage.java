package io.bedloe.platform.http;

import io.bedloe.kernel.Rejected;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A servlet that accepts GET, HEAD and OPTIONS; any other method gets 405 with {@code Allow}. */
public abstract class ReadOnlyPage extends HttpServlet {

  private static final String ALLOWED = "GET, HEAD, OPTIONS";
  private static final long serialVersionUID = 1L;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private transient ProblemWriter problems;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    switch (request.getMethod()) {
      case "GET", "HEAD" -> super.service(request, response);
      case "OPTIONS" -> response.setHeader("Allow", ALLOWED);
      default -> {
        response.setHeader("Allow", ALLOWED);
        refuse(
            Rejected.because(
                HttpRule.METHOD_NOT_ALLOWED, "This address takes %s alone.".formatted(ALLOWED)),
            request,
            response);
      }
    }
  }

  /** Writes a problem document as the response. */
  protected void refuse(Rejected rejected, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    problems.write(rejected, request, response);
  }
}
