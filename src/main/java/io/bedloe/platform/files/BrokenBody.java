package io.bedloe.platform.files;

import java.io.IOException;

/** A file or request body that ends early, or whose bytes are not what was declared. */
public final class BrokenBody extends IOException {

  private static final long serialVersionUID = 1L;

  private final boolean endMissing;

  /**
   * A failure to read a body.
   *
   * @param detail the description of the fault for people
   * @param endMissing whether the end of the body is missing; otherwise its bytes are wrong
   */
  public BrokenBody(String detail, boolean endMissing, Throwable cause) {
    super(detail, cause);
    this.endMissing = endMissing;
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
