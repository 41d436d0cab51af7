package io.bedloe.platform.http;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses {@code Accept-Encoding} (RFC 9110, 12.5.3). */
final class AcceptedCodings {

  private static final String GZIP = "gzip";

  /** The syntax of a weight (RFC 9110, 12.4.2). */
  private static final Pattern WEIGHT = Pattern.compile("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?");

  /** The maximum length of the header; the response to a longer one is not compressed. */
  private static final int LONGEST = 500;

  private AcceptedCodings() {}

  /** Returns whether the client accepts gzip. An invalid header accepts nothing. */
  static boolean includeGzip(@Nullable String acceptEncoding) {
    if (acceptEncoding == null || acceptEncoding.length() > LONGEST) {
      return false;
    }
    boolean anyCoding = false;
    for (var entry : acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1)) {
      var parts = entry.split(";", -1);
      var coding = parts[0].strip();
      if (coding.equals(GZIP) || coding.equals("x-gzip")) {
        return isWanted(parts);
      }
      anyCoding |= coding.equals("*") && isWanted(parts);
    }
    return anyCoding;
  }

  private static boolean isWanted(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      var parameter = parts[i].strip();
      if (parameter.startsWith("q=")) {
        return isPositive(parameter.substring(2));
      }
    }
    return true;
  }

  private static boolean isPositive(String weight) {
    return WEIGHT.matcher(weight).matches()
        && weight.chars().anyMatch(digit -> digit >= '1' && digit <= '9');
  }
}
