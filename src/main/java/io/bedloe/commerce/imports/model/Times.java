package io.bedloe.commerce.imports.model;

import io.bedloe.kernel.InvalidValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The format of dates in a file. Parsing is strict: the 30th of February is refused, where Java by
 * default changes it to the 28th.
 *
 * @param pattern a pattern of {@link DateTimeFormatter}; null for ISO 8601, a date with or without
 *     a time, with or without an offset
 * @param zone the time zone of dates that name none. A local time in a gap of the clock change is
 *     moved forward by the gap; an ambiguous one is the earlier
 */
public record Times(@Nullable String pattern, ZoneId zone) {

  private static final int LONGEST_PATTERN = 100;
  private static final String ISO = "uuuu-MM-dd['T'HH:mm[:ss[.SSSSSSSSS][.SSSSSS][.SSS]][XXX][X]]";
  private static final LocalDateTime ANY = LocalDateTime.of(2011, 12, 9, 12, 50);
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /**
   * Refuses a pattern that cannot parse its own output, such as one with a 12-hour clock without AM
   * or PM.
   */
  void mustBeReadable() {
    if (pattern != null && pattern.length() > LONGEST_PATTERN) {
      throw notAPattern();
    }
    try {
      var text = formatter().format(ANY.atZone(zone));
      var again = formatter().format(reader().read(text).atZone(zone));
      // Java would parse the day and ignore an hour that it cannot determine.
      if (!again.equals(text)) {
        throw notAPattern();
      }
    } catch (IllegalArgumentException | DateTimeException wrong) {
      throw notAPattern();
    }
  }

  private static InvalidValue notAPattern() {
    return new InvalidValue("invalid-pattern", "not a date pattern such as yyyy-MM-dd HH:mm:ss");
  }

  /** Returns a reader for many dates. */
  public Reader reader() {
    return new Reader(formatter(), zone);
  }

  private DateTimeFormatter formatter() {
    var builder =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(pattern == null ? ISO : pattern);
    if (pattern != null) {
      // The letter y means "year of era", so that the formatter needs a default era.
      builder.parseDefaulting(ChronoField.ERA, 1);
    }
    return builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
  }

  /** Reads dates of one form. */
  public record Reader(DateTimeFormatter formatter, ZoneId zone) {

    /** Returns the instant of the text; a date without a time is its first instant. */
    public Instant read(String text) {
      try {
        var moment =
            instant(
                formatter.parseBest(
                    text,
                    ZonedDateTime::from,
                    OffsetDateTime::from,
                    LocalDateTime::from,
                    LocalDate::from));
        if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
          throw new InvalidValue("invalid-date", "outside the years 1 to 9999");
        }
        return moment;
      } catch (DateTimeException wrong) {
        throw new InvalidValue("invalid-date", "not a date in the expected format");
      }
    }

    private Instant instant(TemporalAccessor parsed) {
      if (parsed instanceof ZonedDateTime zoned) {
        return zoned.toInstant();
      }
      if (parsed instanceof OffsetDateTime offset) {
        return offset.toInstant();
      }
      if (parsed instanceof LocalDateTime local) {
        return local.atZone(zone).toInstant();
      }
      return LocalDate.from(parsed).atStartOfDay(zone).toInstant();
    }
  }
}
