package io.bedloe.platform.http;

import io.bedloe.platform.files.BrokenBody;

/** The failures to read the body of a request. */
final class BodyFailures {

  private BodyFailures() {}

  /**
   * Returns the failure of a body that the server could not read: its chunks are malformed, or the
   * connection was closed.
   */
  static BrokenBody notReceived(Throwable cause) {
    return new BrokenBody(
        "The body cannot be read to its end: the connection broke off, or the chunks do not follow"
            + " RFC 9112. Send the whole body again.",
        true,
        cause);
  }

  /** Returns the failure of a coded body that ends before its coding does. */
  static BrokenBody cutShort(String coding, Throwable cause) {
    return new BrokenBody(
        "The body ends before its Content-Encoding (%s) is complete. Send the whole body again."
            .formatted(coding),
        true,
        cause);
  }

  /** Returns the failure of a body whose bytes are not in the declared coding. */
  static BrokenBody corrupt(String coding, Throwable cause) {
    return new BrokenBody(
        "The body is not what its Content-Encoding (%s) says: %s."
            .formatted(coding, cause.getMessage()),
        false,
        cause);
  }
}
