package io.bedloe.platform.http;

import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Rejected;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests whose end is not certain (RFC 9112, 6.3). The connection of such a request has
 * to be closed, because its body would be run as the next request. Open Liberty hides some of them
 * from the application: a Content-Length that it cannot read, and one beside Transfer-Encoding.
 */
final class RequestFraming {

  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
  private static final String CONTENT_LENGTH = "Content-Length";
  private static final String TRANSFER_ENCODING = "Transfer-Encoding";

  private RequestFraming() {}

  static @Nullable Rejected fault(HttpServletRequest request) {
    var lengths = Collections.list(request.getHeaders(CONTENT_LENGTH));
    var encodings = Collections.list(request.getHeaders(TRANSFER_ENCODING));
    if (Collections.list(request.getHeaders("Host")).size() > 1) {
      return invalid("Host", "has to come once");
    }
    if (lengths.size() > 1) {
      return invalid(CONTENT_LENGTH, "has to come once");
    }
    if (!lengths.isEmpty() && !LENGTH.matcher(lengths.get(0)).matches()) {
      return invalid(CONTENT_LENGTH, "has to be one number of digits");
    }
    if (encodings.isEmpty()) {
      return null;
    }
    if (!lengths.isEmpty()) {
      return invalid(CONTENT_LENGTH, "must not come together with Transfer-Encoding");
    }
    if (encodings.size() > 1 || !encodings.get(0).equalsIgnoreCase("chunked")) {
      return invalid(TRANSFER_ENCODING, "has to be chunked");
    }
    return "HTTP/1.0".equals(request.getProtocol())
        ? invalid(TRANSFER_ENCODING, "does not exist in HTTP/1.0")
        : null;
  }

  private static Rejected invalid(String header, String detail) {
    return Rejected.because(
        HttpRule.INVALID_HEADER,
        "%s %s; the server closes the connection.".formatted(header, detail),
        List.of(new Fault(header, "invalid-header", detail)));
  }
}
