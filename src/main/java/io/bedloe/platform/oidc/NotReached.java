package io.bedloe.platform.oidc;

import java.io.IOException;

/** A provider that did not respond, or not correctly; the message gives operators the reason. */
final class NotReached extends IOException {

  private static final long serialVersionUID = 1L;

  NotReached(String why) {
    super(why);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
