package io.bedloe.platform.lists;

import io.bedloe.kernel.InvalidValue;
import io.bedloe.kernel.QueryParameters;
import io.bedloe.kernel.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A valid request for a {@link Listing}; {@link #parse} reports every fault.
 *
 * @param limit the number of items, 1 to {@value #LARGEST_PAGE}
 * @param order the sort keys; the id follows them
 * @param filters the conditions, which all must hold
 * @param q the words of the search
 * @param cursor the end of the previous page
 * @param fields the members to return; empty for all
 * @param total whether the total number is requested
 */
public record ListRequest(
    int limit,
    List<SortKey> order,
    List<Filter> filters,
    @Nullable String q,
    @Nullable Cursor cursor,
    Set<String> fields,
    boolean total) {

  /** A sort key. */
  public record SortKey(Field field, boolean descending) {}

  /** A condition on a field. */
  public record Filter(Field field, Operator operator, List<Object> values) {}

  public static final int STANDARD_PAGE = 20;
  public static final int LARGEST_PAGE = 100;
  public static final int LONGEST_SEARCH = 200;
  private static final int MOST_CHOICES = 100;
  private static final Pattern FILTER = Pattern.compile("([A-Za-z][A-Za-z0-9]*)(?:\\[([a-z]+)])?");

  /**
   * Parses a request.
   *
   * @param parameters the decoded query parameters of the request
   * @param listing the definition of the list
   */
  public static ListRequest parse(Map<String, List<String>> parameters, Listing<?> listing) {
    return new Parser(listing, parameters).parse();
  }

  /** Reads the number of items of a page. */
  public static int limit(QueryParameters parameters) {
    return parameters.value("limit", STANDARD_PAGE, ListRequest::parseLimit);
  }

  private static int parseLimit(String text) {
    if (!text.matches("\\d{1,9}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > LARGEST_PAGE) {
      throw new InvalidValue("invalid-limit", "a whole number from 1 to " + LARGEST_PAGE);
    }
    return Integer.parseInt(text);
  }

  /** Reads the parameters one by one and collects the faults. */
  private static final class Parser {
    private final Listing<?> listing;
    private final QueryParameters parameters;

    Parser(Listing<?> listing, Map<String, List<String>> parameters) {
      this.listing = listing;
      this.parameters = new QueryParameters(parameters);
    }

    ListRequest parse() {
      int limit = limit(parameters);
      var sort = single("sort");
      var order = order(sort == null ? listing.order() : sort);
      var q = search();
      var fields = fields();
      boolean total = parameters.flag("total");
      var filters = filters();
      var cursor = cursor(order);
      parameters.mustBeValid(ListRule.INVALID_LIST_REQUEST);
      return new ListRequest(limit, order, filters, q, cursor, fields, total);
    }

    private @Nullable String single(String name) {
      return parameters.value(name, text -> text);
    }

    private List<SortKey> order(String sort) {
      var keys = new ArrayList<SortKey>();
      var seen = new LinkedHashSet<String>();
      for (var part : sort.split(",", -1)) {
        boolean descending = part.startsWith("-");
        var name = descending ? part.substring(1) : part;
        var field = listing.fields().get(name);
        if (field == null || !field.sortable()) {
          fault(
              "sort",
              "unknown-sort",
              "cannot sort by '%s'; the sortable fields are %s"
                  .formatted(name, String.join(", ", listing.sortable())));
        } else if (seen.add(name)) {
          keys.add(new SortKey(field, descending));
        }
      }
      return keys;
    }

    private @Nullable String search() {
      var q = single("q");
      if (q == null) {
        return null;
      }
      if (listing.search() == null) {
        fault("q", "unknown-parameter", "this list does not support text search");
      } else if (q.isBlank() || q.length() > LONGEST_SEARCH || q.indexOf('\0') >= 0) {
        fault(
            "q", "invalid-search", "1 to " + LONGEST_SEARCH + " characters that are not all blank");
      }
      return q;
    }

    private Set<String> fields() {
      var text = single("fields");
      if (text == null) {
        return Set.of();
      }
      var names = new LinkedHashSet<String>();
      for (var name : text.split(",", -1)) {
        if (!listing.shown().contains(name)) {
          fault(
              "fields",
              "unknown-field",
              "the field '%s' does not exist; the fields are %s"
                  .formatted(name, String.join(", ", listing.shown())));
        }
        names.add(name);
      }
      return names;
    }

    private List<Filter> filters() {
      var filters = new ArrayList<Filter>();
      for (var name : parameters.unread()) {
        var value = name.equals("cursor") ? null : single(name);
        if (value != null) {
          filter(name, value, filters);
        }
      }
      return filters;
    }

    private void filter(String name, String text, List<Filter> filters) {
      var matcher = FILTER.matcher(name);
      var field = matcher.matches() ? listing.fields().get(matcher.group(1)) : null;
      if (field == null) {
        fault(name, "unknown-parameter", "this list does not have this parameter");
        return;
      }
      var operator = operator(field, matcher.group(2));
      if (operator == null) {
        fault(
            name,
            "unknown-operator",
            "the field '%s' supports the comparisons %s"
                .formatted(field.name(), String.join(", ", field.operatorNames())));
        return;
      }
      List<String> parts;
      try {
        parts = operator == Operator.IN ? QuotedValues.split(text) : List.of(text);
      } catch (IllegalArgumentException wrong) {
        fault(name, "invalid-value", String.valueOf(wrong.getMessage()));
        return;
      }
      if (parts.size() > MOST_CHOICES) {
        fault(name, "too-many-values", MOST_CHOICES + " values at most");
        return;
      }
      var values = new ArrayList<Object>();
      for (var part : parts) {
        try {
          values.add(field.valueOf(part));
        } catch (IllegalArgumentException wrong) {
          fault(
              name,
              "invalid-value",
              field.choices().isEmpty()
                  ? "not a " + field.type().description() + hint(field, part)
                  : String.valueOf(wrong.getMessage()));
          return;
        }
      }
      if (field.type() == FieldType.TIME && parts.stream().anyMatch(FieldType::isDay)) {
        if (operator == Operator.NE || operator == Operator.IN) {
          fault(
              name, "invalid-value", "ne and in compare points in time; for a day use gte and lt");
          return;
        }
        filters.addAll(ofDay(field, operator, (Instant) values.get(0)));
      } else {
        filters.add(new Filter(field, operator, values));
      }
    }

    /**
     * A day stands for the whole day: a filter for later times begins with the next day, and one
     * for times up to it ends with the day.
     */
    private static List<Filter> ofDay(Field field, Operator operator, Instant start) {
      var from = List.<Object>of(start);
      var next = List.<Object>of(start.plus(Duration.ofDays(1)));
      return switch (operator) {
        case EQ ->
            List.of(new Filter(field, Operator.GTE, from), new Filter(field, Operator.LT, next));
        case GT -> List.of(new Filter(field, Operator.GTE, next));
        case LTE -> List.of(new Filter(field, Operator.LT, next));
        default -> List.of(new Filter(field, operator, from));
      };
    }

    private static String hint(Field field, String text) {
      return field.type() == FieldType.TIME ? Times.hint(text) : "";
    }

    private static @Nullable Operator operator(Field field, @Nullable String code) {
      if (code == null) {
        return Operator.EQ;
      }
      return field.operators().stream()
          .filter(operator -> operator.code().equals(code))
          .findFirst()
          .orElse(null);
    }

    private @Nullable Cursor cursor(List<SortKey> order) {
      var text = single("cursor");
      if (text == null) {
        return null;
      }
      var cursor = Cursor.parse(text, order);
      if (cursor == null) {
        fault("cursor", "invalid-cursor", "not a cursor of this list with this sort order");
      }
      return cursor;
    }

    private void fault(String parameter, String code, String detail) {
      parameters.fault(parameter, code, detail);
    }
  }
}
