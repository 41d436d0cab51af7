package io.bedloe.platform.oidc;

import java.io.IOException;

/** A provider that did not answer, or not as it has to; the message says why, for operators. */
final class NotReached extends IOException {

  private static final long serialVersionUID = 1L;

  NotReached(String why) {
    super(why);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
