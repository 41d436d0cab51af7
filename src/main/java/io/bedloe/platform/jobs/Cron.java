package io.bedloe.platform.jobs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A cron expression of five fields, as crontab(5) has them: minute, hour, day of the month, month
 * and day of the week (0 and 7 are Sunday). A field is {@code *}, a number, a range, a list of
 * them, or one of them with a step, such as {@code *}{@code /5}. When neither day field begins with
 * {@code *}, a day matches by either of them.
 *
 * <p>Daylight saving time: a time that a gap leaves out is run when the gap ends, and one that an
 * overlap has twice is run the first time. Expressions whose hour is {@code *} follow the elapsed
 * time instead: they run in both hours of an overlap, and not for a gap.
 */
public final class Cron {

  private static final int MOST_DAYS = 366 * 8 + 2;
  private static final Pattern PART =
      Pattern.compile("(\\*|(\\d{1,2})(?:-(\\d{1,2}))?)(?:/(\\d{1,2}))?");

  private final String text;
  private final BitSet minutes;
  private final BitSet hours;
  private final BitSet days;
  private final BitSet months;
  private final BitSet weekdays;
  private final boolean everyHour;
  private final boolean eitherDay;

  private Cron(String text, String[] fields) {
    this.text = text;
    this.minutes = field(fields[0], 0, 59);
    this.hours = field(fields[1], 0, 23);
    this.days = field(fields[2], 1, 31);
    this.months = field(fields[3], 1, 12);
    this.weekdays = field(fields[4], 0, 7);
    if (weekdays.get(0)) {
      weekdays.set(7);
    }
    this.everyHour = fields[1].startsWith("*");
    this.eitherDay = !fields[2].startsWith("*") && !fields[4].startsWith("*");
  }

  /** Parses an expression. */
  public static Cron parse(String text) {
    var fields = text.strip().split("\\s+", -1);
    if (fields.length != 5) {
      throw new IllegalArgumentException(
          "a cron expression has five fields, such as \"*/5 * * * *\": " + text);
    }
    return new Cron(text, fields);
  }

  private static BitSet field(String text, int lowest, int highest) {
    var values = new BitSet();
    for (var part : text.split(",", -1)) {
      var matcher = PART.matcher(part);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("a field of a cron expression is wrong: " + text);
      }
      boolean isAny = matcher.group(1).equals("*");
      int from = isAny ? lowest : Integer.parseInt(matcher.group(2));
      int step = matcher.group(4) == null ? 1 : Integer.parseInt(matcher.group(4));
      int to =
          isAny || (matcher.group(3) == null && matcher.group(4) != null)
              ? highest
              : Integer.parseInt(matcher.group(3) == null ? matcher.group(2) : matcher.group(3));
      if (from < lowest || to > highest || from > to || step < 1) {
        throw new IllegalArgumentException(
            "%s is not within %d and %d".formatted(part, lowest, highest));
      }
      for (int value = from; value <= to; value += step) {
        values.set(value);
      }
    }
    return values;
  }

  /** Returns the first time after another one; empty when there is none within eight years. */
  public Optional<Instant> next(Instant after, ZoneId zone) {
    var day = after.atZone(zone).toLocalDate();
    for (int i = 0; i < MOST_DAYS; i++, day = day.plusDays(1)) {
      if (matches(day)) {
        var found = everyHour ? byElapsedTime(day, after, zone) : byClock(day, after, zone);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private boolean matches(LocalDate day) {
    boolean byDay = days.get(day.getDayOfMonth());
    boolean byWeekday = weekdays.get(day.getDayOfWeek().getValue());
    return months.get(day.getMonthValue()) && (eitherDay ? byDay || byWeekday : byDay && byWeekday);
  }

  private Optional<Instant> byElapsedTime(LocalDate day, Instant after, ZoneId zone) {
    var first = day.atStartOfDay(zone);
    var time = first.toInstant().isAfter(after) ? first : nextMinute(after, zone);
    for (; time.toLocalDate().equals(day); time = time.plusMinutes(1)) {
      if (minutes.get(time.getMinute()) && hours.get(time.getHour())) {
        return Optional.of(time.toInstant());
      }
    }
    return Optional.empty();
  }

  private static ZonedDateTime nextMinute(Instant after, ZoneId zone) {
    return after.atZone(zone).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
  }

  /** A local time in a gap becomes a later one, and one in an overlap the earlier one. */
  private Optional<Instant> byClock(LocalDate day, Instant after, ZoneId zone) {
    return hours.stream()
        .boxed()
        .flatMap(hour -> minutes.stream().mapToObj(minute -> LocalTime.of(hour, minute)))
        .map(time -> endOfGap(day, time, zone))
        .filter(time -> time.isAfter(after))
        .min(Instant::compareTo);
  }

  private static Instant endOfGap(LocalDate day, LocalTime time, ZoneId zone) {
    var local = day.atTime(time);
    var gap = zone.getRules().getTransition(local);
    return gap != null && gap.isGap() ? gap.getInstant() : local.atZone(zone).toInstant();
  }

  @Override
  public String toString() {
    return text;
  }
}
