package io.bedloe.platform.oidc;

import org.jspecify.annotations.Nullable;

/** Text that came from outside, made safe for a log line: printable ASCII, bounded in length. */
final class LogText {

  private static final int MOST = 200;

  private LogText() {}

  static String plain(@Nullable String text) {
    var all = String.valueOf(text).replaceAll("[^\\x20-\\x7e]", "?");
    return all.substring(0, Math.min(all.length(), MOST));
  }
}
