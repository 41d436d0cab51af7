package io.bedloe.platform.http;

import io.bedloe.kernel.Ids;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Writes the responses for requests that the container refuses before Jakarta REST; {@code web.xml}
 * configures it.
 */
@WebServlet(ErrorPage.PATH)
public class ErrorPage extends HttpServlet {

  static final String PATH = "/problems/container";
  private static final Logger LOG = Logger.getLogger(ErrorPage.class.getName());
  private static final long serialVersionUID = 1L;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private transient ProblemWriter problems;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private transient Ids ids;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private transient Settings settings;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : HttpServletResponse.SC_NOT_FOUND;
    if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR
        && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
      LOG.log(Level.SEVERE, "request " + RequestId.of(request) + " failed", failure);
    }
    if (request.getAttribute(RequestId.ATTRIBUTE) == null) {
      // The server has refused the address before any filter ran.
      EdgeFilter.identify(request, response, ids, EdgeFilter.isPublicByTls(settings));
    }
    if (RequestFraming.fault(request) != null) {
      response.setHeader("Connection", "close");
    }
    var rejected = ProblemMapper.ofStatus(status);
    if (rejected.rule() == HttpRule.METHOD_NOT_ALLOWED && !response.containsHeader("Allow")) {
      response.setHeader("Allow", EdgeFilter.METHODS);
    }
    problems.write(rejected, request, response);
  }

  static Rejected notFound() {
    return Rejected.because(HttpRule.NOT_FOUND, "Nothing is served at this address.");
  }
}
