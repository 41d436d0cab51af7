package io.bedloe.commerce.reports;

import io.bedloe.kernel.InvalidValue;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.QueryParameters;
import io.bedloe.kernel.Times;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of the sales report; {@link #parse} reports every fault.
 *
 * @param from the start of the period, inclusive
 * @param to the end of the period, exclusive
 * @param keys the keys to group by, at least one
 * @param currency the currency; null for the only one that exists, or for all when the report is
 *     grouped by it
 * @param zone the time zone in which days, weeks, months and years begin
 */
record SalesQuery(
    Instant from, Instant to, Set<Grouping> keys, @Nullable Currency currency, ZoneId zone) {

  /** The keys by which sales can be grouped, in the order in which a report is sorted. */
  enum Grouping {
    CURRENCY,
    STATE,
    COUNTRY,
    YEAR,
    MONTH,
    WEEK,
    DAY,
    PRODUCT,
    CUSTOMER;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  static final ZoneId UTC = ZoneId.of("UTC");

  private static final Set<Grouping> STANDARD = EnumSet.of(Grouping.COUNTRY, Grouping.MONTH);

  /** Parses the decoded query parameters. */
  static SalesQuery parse(Map<String, List<String>> sent) {
    var parameters = new QueryParameters(sent);
    var zone = parameters.value("zone", UTC, SalesQuery::zone);
    var from = parameters.value("from", text -> time(text, zone));
    var to = parameters.value("to", text -> time(text, zone));
    var keys = parameters.value("groupBy", STANDARD, SalesQuery::keys);
    var currency = parameters.value("currency", Money::currency);
    if (from != null && to != null && !from.isBefore(to)) {
      parameters.fault("to", "empty-period", "must be later than from");
    }
    parameters.refuseUnread("this report does not have this parameter");
    parameters.mustBeValid(ReportRule.INVALID_REPORT_REQUEST);
    return new SalesQuery(
        from == null ? EARLIEST : from, to == null ? LATEST : to, keys, currency, zone);
  }

  /**
   * Returns the query about the end of the period, up to now. Each row of its report is a row of
   * the whole report too, with other figures.
   */
  SalesQuery ofLast(Duration part, Instant now) {
    var end = to.isBefore(now) ? to : now;
    var start = end.minus(part);
    return new SalesQuery(start.isAfter(from) ? start : from, end, keys, currency, zone);
  }

  /** Returns the same query in a currency; in all of them for null. */
  SalesQuery in(@Nullable Currency only) {
    return new SalesQuery(from, to, keys, only, zone);
  }

  private static Instant time(String text, ZoneId zone) {
    try {
      var time =
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
              : OffsetDateTime.parse(text).toInstant();
      if (!time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
        return time;
      }
    } catch (DateTimeException notTime) {
      throw notATime(text);
    }
    throw notATime(text);
  }

  private static InvalidValue notATime(String text) {
    return new InvalidValue(
        "invalid-value", "not an RFC 3339 time or date of the years 1 to 9999" + Times.hint(text));
  }

  /** Parses a time zone of the IANA database, which the database server knows too. */
  private static ZoneId zone(String text) {
    if (!ZoneId.getAvailableZoneIds().contains(text) || text.startsWith("SystemV/")) {
      throw notAZone();
    }
    return ZoneId.of(text);
  }

  static InvalidValue notAZone() {
    return new InvalidValue("invalid-value", "not the name of a time zone such as Europe/London");
  }

  private static Set<Grouping> keys(String text) {
    var keys = EnumSet.noneOf(Grouping.class);
    for (var name : text.split(",", -1)) {
      keys.add(
          Arrays.stream(Grouping.values())
              .filter(key -> key.code().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new InvalidValue(
                          "unknown-key",
                          "must be one or more of %s, separated by commas"
                              .formatted(
                                  Arrays.stream(Grouping.values())
                                      .map(Grouping::code)
                                      .collect(Collectors.joining(", "))))));
    }
    return keys;
  }
}
