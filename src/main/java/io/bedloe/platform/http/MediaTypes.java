package io.bedloe.platform.http;

import java.util.regex.Pattern;

/**
 * Checks the syntax of {@code Accept} and {@code Content-Type} (RFC 9110, 8.3.1 and 12.5.1), which
 * Jakarta REST does not check.
 */
final class MediaTypes {

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
  private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"";

  /** The HTTP client of Java sends {@code *; q=.2}, which does not conform to the RFC. */
  private static final String WEIGHT = "q=(?:0?\\.\\d{1,3}|0\\.?|1(?:\\.0{0,3})?)(?=[\\s;,]|$)";

  private static final String PARAMETER = TOKEN + "=(?:" + TOKEN + "|" + QUOTED + ")";
  private static final String TYPE_AND_SUBTYPE = TOKEN + "/" + TOKEN;

  /** All quantifiers are possessive, so that a header is read once from left to right. */
  private static final String RANGE =
      "\\G\\s*+(?:(?:"
          + TYPE_AND_SUBTYPE
          + "|\\*)(?:\\s*+;\\s*+(?:"
          + WEIGHT
          + "|(?!q=)"
          + PARAMETER
          + ")?+)*+\\s*+)?+(?:,|$)";

  private static final Pattern RANGES = Pattern.compile(RANGE, Pattern.CASE_INSENSITIVE);

  private static final String ONE_TYPE =
      "\\G\\s*+" + TYPE_AND_SUBTYPE + "(?:\\s*+;\\s*+(?:" + PARAMETER + ")?+)*+\\s*+";

  private static final Pattern TYPE = Pattern.compile(ONE_TYPE);

  private MediaTypes() {}

  /** Returns whether a value of {@code Content-Type} is one media type. */
  static boolean isType(String header) {
    return TYPE.matcher(header).matches();
  }

  /** Returns whether a value of {@code Accept} is a list of media ranges. */
  static boolean areRanges(String header) {
    var range = RANGES.matcher(header);
    int end = 0;
    while (end < header.length()) {
      range.region(end, header.length());
      if (!range.lookingAt() || range.end() == end) {
        return false;
      }
      end = range.end();
    }
    return true;
  }
}
