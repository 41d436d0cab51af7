package io.bedloe.platform.http;

import java.io.IOException;

/** A request body that ends early, or that is not in its declared content coding. */
public final class BrokenBody extends IOException {

  private static final long serialVersionUID = 1L;

  private final boolean endMissing;

  private BrokenBody(String detail, boolean endMissing, Throwable cause) {
    super(detail, cause);
    this.endMissing = endMissing;
  }

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

  /** Returns whether the end of the body is missing; otherwise its bytes are wrong. */
  public boolean isEndMissing() {
    return endMissing;
  }

  /** Returns the description of the fault for people. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
