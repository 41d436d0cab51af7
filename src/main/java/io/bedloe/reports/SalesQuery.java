package io.bedloe.reports;

import io.bedloe.kernel.Fault;
import io.bedloe.kernel.InvalidValue;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.Rejected;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the sales report; {@link #parse} names everything that is wrong.
 *
 * @param from the first moment that counts
 * @param to the first moment that does not
 * @param keys what to group by, at least one
 * @param currency null for the only one that there is
 */
record SalesQuery(Instant from, Instant to, Set<Grouping> keys, @Nullable Currency currency) {

  /** What sales can be grouped by, in the order in which a report is sorted. */
  enum Grouping {
    COUNTRY,
    MONTH,
    PRODUCT,
    CUSTOMER;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private static final Set<Grouping> STANDARD = EnumSet.of(Grouping.COUNTRY, Grouping.MONTH);
  private static final Set<String> PARAMETERS = Set.of("from", "to", "groupBy", "currency");

  /** Reads decoded query parameters. */
  static SalesQuery parse(Map<String, List<String>> parameters) {
    var faults = new ArrayList<Fault>();
    for (var name : new TreeSet<>(parameters.keySet())) {
      if (!PARAMETERS.contains(name)) {
        faults.add(new Fault(name, "unknown-parameter", "this report knows no such parameter"));
      }
    }
    var from = value("from", parameters, faults, SalesQuery::time);
    var to = value("to", parameters, faults, SalesQuery::time);
    var keys = value("groupBy", parameters, faults, SalesQuery::keys);
    var currency = value("currency", parameters, faults, Money::currency);
    if (from != null && to != null && !from.isBefore(to)) {
      faults.add(new Fault("to", "empty-period", "has to be later than from"));
    }
    if (!faults.isEmpty()) {
      throw Rejected.because(
          ReportRule.INVALID_REPORT_REQUEST, "The query parameters have faults.", faults);
    }
    return new SalesQuery(
        from == null ? EARLIEST : from,
        to == null ? LATEST : to,
        keys == null ? STANDARD : keys,
        currency);
  }

  private static <T> @Nullable T value(
      String name,
      Map<String, List<String>> parameters,
      List<Fault> faults,
      Function<String, T> reading) {
    var values = parameters.getOrDefault(name, List.of());
    if (values.size() > 1) {
      faults.add(new Fault(name, "repeated", "given " + values.size() + " times"));
      return null;
    }
    try {
      return values.isEmpty() ? null : reading.apply(values.get(0));
    } catch (InvalidValue wrong) {
      faults.add(wrong.at(name));
      return null;
    }
  }

  private static Instant time(String text) {
    try {
      var time =
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text).toInstant();
      if (!time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
        return time;
      }
    } catch (DateTimeException notTime) {
      throw notATime();
    }
    throw notATime();
  }

  private static InvalidValue notATime() {
    return new InvalidValue("invalid-value", "not an RFC 3339 time or date of the years 1 to 9999");
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
                          "one or more of %s, with commas"
                              .formatted(
                                  Arrays.stream(Grouping.values())
                                      .map(Grouping::code)
                                      .collect(Collectors.joining(", "))))));
    }
    return keys;
  }
}
