package io.bedloe.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Percent-encodes the characters that are not allowed in a query (RFC 3986, 3.4) but that browsers
 * send (WHATWG URL Standard, query percent-encode set). Jakarta REST cannot parse these characters.
 */
final class RawQuery {

  private static final String NOT_ALLOWED = " \"<>\\^`{|}#";
  private static final int FIRST_VISIBLE = 0x20;
  private static final int LAST_ASCII = 0x7e;
  private static final int LAST_BYTE = 0xff;

  private RawQuery() {}

  /** Returns a request with an encoded query; the same request when there is nothing to encode. */
  static HttpServletRequest encoded(HttpServletRequest request) {
    var query = request.getQueryString();
    if (query == null || query.chars().noneMatch(RawQuery::needsEncoding)) {
      return request;
    }
    var encoded = encoded(query);
    return new HttpServletRequestWrapper(request) {
      @Override
      public String getQueryString() {
        return encoded;
      }
    };
  }

  static String encoded(String query) {
    var result = new StringBuilder(query.length() + 16);
    query
        .codePoints()
        .forEach(
            c -> {
              if (!needsEncoding(c)) {
                result.appendCodePoint(c);
              } else if (c <= LAST_BYTE) {
                // The server returns the bytes of the request line as ISO 8859-1.
                percent(result, (byte) c);
              } else {
                for (byte part : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                  percent(result, part);
                }
              }
            });
    return result.toString();
  }

  private static boolean needsEncoding(int c) {
    return c < FIRST_VISIBLE || c > LAST_ASCII || NOT_ALLOWED.indexOf(c) >= 0;
  }

  private static void percent(StringBuilder result, byte part) {
    result.append('%').append(HexFormat.of().withUpperCase().toHexDigits(part));
  }
}
