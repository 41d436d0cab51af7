package io.bedloe.platform.http;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sets the reason phrases of newer statuses, for which the server writes {@code 428 Undefined}. The
 * Servlet API cannot set a reason phrase; the server's own response class can.
 */
final class StatusLine extends HttpServletResponseWrapper {

  private static final Logger LOG = Logger.getLogger(StatusLine.class.getName());
  private static final Map<Integer, String> REASONS =
      Map.of(422, "Unprocessable Content", 428, "Precondition Required", 429, "Too Many Requests");

  /**
   * The method is looked up once per response class, because a look-up for each response would cost
   * more.
   */
  private static final ClassValue<Optional<Method>> SETTER =
      new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
          try {
            return Optional.of(type.getMethod("setStatus", int.class, String.class));
          } catch (NoSuchMethodException otherServer) {
            return Optional.empty();
          }
        }
      };

  StatusLine(HttpServletResponse response) {
    super(response);
  }

  @Override
  public void setStatus(int status) {
    var reason = REASONS.get(status);
    if (reason == null || !isOverridden(status, reason)) {
      super.setStatus(status);
    }
  }

  private boolean isOverridden(int status, String reason) {
    var response = getResponse();
    var setter = SETTER.get(response.getClass());
    if (setter.isEmpty()) {
      return false;
    }
    try {
      setter.get().invoke(response, status, reason);
      return true;
    } catch (ReflectiveOperationException | RuntimeException refused) {
      LOG.log(Level.FINE, "the server takes no reason phrase", refused);
      return false;
    }
  }
}
