package io.bedloe.platform.outgoing;

import java.util.Map;
import java.util.Optional;

/**
 * The head of a response. Its body is not read.
 *
 * @param headers the header fields, by their names in lower case; the first value of each
 */
public record OutgoingResponse(int status, Map<String, String> headers) {

  public OutgoingResponse {
    headers = Map.copyOf(headers);
  }

  /** Returns the first value of a header field. */
  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }
}
