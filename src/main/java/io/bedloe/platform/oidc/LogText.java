package io.bedloe.platform.oidc;

import org.jspecify.annotations.Nullable;

/** Makes external text safe for a log line: printable ASCII, with a limited length. */
final class LogText {

  private static final int MOST = 200;

  private LogText() {}

  static String plain(@Nullable String text) {
    var all = String.valueOf(text).replaceAll("[^\\x20-\\x7e]", "?");
    return all.substring(0, Math.min(all.length(), MOST));
  }
}
