package io.bedloe.platform.http;

import java.util.regex.Pattern;

/**
 * Checks the syntax of {@code Accept-Language} (RFC 9110, 12.5.4), which Jakarta REST does not
 * check.
 */
final class LanguageRanges {

  /** Some clients write {@code en_US}, which does not conform to the RFC. */
  private static final String RANGE = "(?:[A-Za-z0-9]++(?:[-_][A-Za-z0-9]++)*+|\\*)";

  private static final String WEIGHT = "(?:0(?:\\.\\d{0,3}+)?+|1(?:\\.0{0,3}+)?+|\\.\\d{1,3}+)";
  private static final String ENTRY =
      "(?:" + RANGE + "(?:\\s*+;\\s*+[qQ]=" + WEIGHT + ")?+\\s*+)?+";
  private static final Pattern RANGES =
      Pattern.compile("\\s*+" + ENTRY + "(?:,\\s*+" + ENTRY + ")*+");

  private LanguageRanges() {}

  static boolean areRanges(String header) {
    return RANGES.matcher(header).matches();
  }
}
