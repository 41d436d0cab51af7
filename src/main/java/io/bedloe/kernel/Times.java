package io.bedloe.kernel;

import java.time.Instant;
import java.time.LocalDate;

/** The range of times that Bedloe accepts: the years 1 to 9999, in the format of RFC 3339. */
public final class Times {

  public static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private static final int LAST_YEAR = 9999;

  private Times() {}

  public static boolean isStorable(Instant time) {
    return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
  }

  public static void mustBeStorable(Instant time) {
    if (!isStorable(time)) {
      throw outside();
    }
  }

  public static void mustBeStorable(LocalDate day) {
    if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
      throw outside();
    }
  }

  /** Returns a hint for an invalid time in a query, where {@code +} stands for a blank. */
  public static String hint(String text) {
    return text.indexOf(' ') >= 0 ? "; write the + of an offset as %2B in a query" : "";
  }

  private static InvalidValue outside() {
    return new InvalidValue("out-of-range", "outside of the years 1 to 9999");
  }
}
