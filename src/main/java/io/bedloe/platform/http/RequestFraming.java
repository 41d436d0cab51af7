package io.bedloe.platform.http;

import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Rejected;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests whose length is ambiguous (RFC 9112, 6.3). The connection of such a request must
 * be closed, because its body could be read as the next request.
 *
 * <p>It checks only what Open Liberty passes on. Liberty itself removes a Content-Length beside
 * {@code Transfer-Encoding: chunked}, and the second one of two that differ; it closes both
 * connections. It also removes a Content-Length that it cannot parse, and keeps that connection: a
 * proxy in front has to refuse such a request.
 */
final class RequestFraming {

  /** Liberty parses longer numbers too, and they overflow: 2^64 counts as no body. */
  private static final int MOST_DIGITS = 18;

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
    if (!lengths.isEmpty() && lengths.get(0).length() > MOST_DIGITS) {
      return invalid(CONTENT_LENGTH, "must not have more than %d digits".formatted(MOST_DIGITS));
    }
    if (encodings.isEmpty()) {
      return null;
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
