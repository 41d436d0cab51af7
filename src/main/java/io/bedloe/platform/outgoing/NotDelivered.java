package io.bedloe.platform.outgoing;

import java.io.IOException;

/**
 * A request without a response. The message is for the person who chose the address, and says
 * nothing about the network that the server is in.
 */
public final class NotDelivered extends IOException {

  private static final long serialVersionUID = 1L;

  public NotDelivered(String reason) {
    super(reason);
  }

  /** Returns the reason as a sentence. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
