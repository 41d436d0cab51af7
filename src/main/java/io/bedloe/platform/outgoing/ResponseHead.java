package io.bedloe.platform.outgoing;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the head of an HTTP/1.1 response (RFC 9112), of a limited size. */
final class ResponseHead {

  /** Common servers send 300 bytes to 2 KB, and accept 8 to 16 KB themselves. */
  static final int MOST_BYTES = 16 * 1024;

  private static final Pattern STATUS_LINE =
      Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");

  private static final int FIRST_FINAL = 200;

  private final InputStream stream;
  private int bytes;

  private ResponseHead(InputStream stream) {
    this.stream = stream;
  }

  /** Reads up to the end of the head; interim responses (RFC 9110, 15.2) are passed over. */
  static OutgoingResponse read(InputStream stream) throws IOException {
    var head = new ResponseHead(stream);
    while (true) {
      int status = head.status();
      var headers = head.headers();
      if (status >= FIRST_FINAL) {
        return new OutgoingResponse(status, headers);
      }
    }
  }

  private int status() throws IOException {
    var line = STATUS_LINE.matcher(line());
    if (!line.matches()) {
      throw new NotDelivered("The response is not HTTP/1.1.");
    }
    return Integer.parseInt(line.group(1));
  }

  private Map<String, String> headers() throws IOException {
    var headers = new HashMap<String, String>();
    for (var line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.putIfAbsent(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int next = next(); next != '\n'; next = next()) {
      line.append((char) next);
    }
    int end = line.length() - 1;
    return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
  }

  private int next() throws IOException {
    int next = stream.read();
    if (next < 0) {
      throw new NotDelivered("The connection ended before the response was complete.");
    }
    if (++bytes > MOST_BYTES) {
      throw new NotDelivered(
          "The head of the response has more than %d bytes.".formatted(MOST_BYTES));
    }
    return next;
  }
}
