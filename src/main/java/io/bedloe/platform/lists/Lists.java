package io.bedloe.platform.lists;

import io.bedloe.kernel.Page;
import io.bedloe.platform.lists.ListRequest.Filter;
import io.bedloe.platform.lists.ListRequest.SortKey;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page by keyset: the statement starts after the last item and does not skip rows, so that
 * the last page is as fast as the first.
 */
@ApplicationScoped
public class Lists {

  private final Sql sql;

  @Inject
  public Lists(Sql sql) {
    this.sql = sql;
  }

  private record Found<T>(T item, Cursor position) {}

  /** Returns the requested page of the items that all the conditions allow. */
  public <T> Page<T> page(Listing<T> listing, ListRequest request, Condition... conditions) {
    var where = where(listing, request, conditions);
    Long total =
        request.total()
            ? rows(
                    request,
                    "SELECT count(*) AS n FROM " + listing.from() + " WHERE " + where.text(),
                    row -> row.number("n"),
                    where)
                .get(0)
            : null;
    after(listing, request, where);
    var found =
        rows(
            request,
            statement(listing, request, where.text()),
            row -> new Found<>(listing.reading().apply(row), position(request.order(), row)),
            where);
    boolean more = found.size() > request.limit();
    var shown = more ? found.subList(0, request.limit()) : found;
    var next = more ? shown.get(shown.size() - 1).position().text(request.order()) : null;
    return new Page<>(
        shown.stream().map(Found::item).toList(), new Page.Position(request.limit(), next, total));
  }

  /**
   * The best plan of a list with filters or a search depends on how much they match: few rows are
   * found by the filter's index and sorted, many are found on the way along the index of the order.
   */
  private <R> List<R> rows(
      ListRequest request, String statement, Function<Row, R> reading, Where where) {
    boolean dependsOnValues =
        request.q() != null
            || request.filters().stream().anyMatch(filter -> filter.field().type() != FieldType.ID);
    return dependsOnValues
        ? sql.listPlannedForValues(statement, reading, where.parameters())
        : sql.list(statement, reading, where.parameters());
  }

  static String statement(Listing<?> listing, ListRequest request, String where) {
    var keys = new StringBuilder();
    var order = new ArrayList<String>();
    for (int i = 0; i < request.order().size(); i++) {
      var key = request.order().get(i);
      keys.append(", (").append(key.field().sql()).append(")::text AS key_").append(i);
      order.add(key.field().sql() + direction(key.descending()));
    }
    order.add(listing.id() + direction(idDescends(request.order())));
    return "SELECT %s%s, %s AS key_id FROM %s WHERE %s ORDER BY %s LIMIT %d"
        .formatted(
            listing.select(),
            keys,
            listing.id(),
            listing.from(),
            where,
            String.join(", ", order),
            request.limit() + 1);
  }

  private static Cursor position(List<SortKey> order, Row row) {
    var values = new ArrayList<String>();
    for (int i = 0; i < order.size(); i++) {
      values.add(row.text("key_" + i));
    }
    return new Cursor(values, row.uuid("key_id"));
  }

  private Where where(Listing<?> listing, ListRequest request, Condition... conditions) {
    var where = new Where();
    where.and(listing.standing());
    var unlessFiltered = listing.unlessFiltered();
    if (unlessFiltered != null && unlessFiltered.appliesTo(request)) {
      where.and(unlessFiltered.condition());
    }
    for (var condition : conditions) {
      where.and("(" + condition.sql() + ")", condition.parameters());
    }
    for (var filter : request.filters()) {
      where.and(comparison(filter), List.of(compared(filter)));
    }
    var search = listing.search();
    var q = request.q();
    if (search != null && q != null) {
      var found = search.find(q, sql, shown(listing, request, conditions));
      where.and("(" + found.sql() + ")", found.parameters());
    }
    return where;
  }

  /** Returns the condition of the items that the list shows without filters and search. */
  private static Condition shown(Listing<?> listing, ListRequest request, Condition... conditions) {
    var all = new ArrayList<Condition>();
    all.add(Condition.of(listing.standing()));
    var unlessFiltered = listing.unlessFiltered();
    if (unlessFiltered != null && unlessFiltered.appliesTo(request)) {
      all.add(Condition.of(unlessFiltered.condition()));
    }
    all.addAll(List.of(conditions));
    return Condition.all(all);
  }

  private static String comparison(Filter filter) {
    var field = filter.field();
    return switch (filter.operator()) {
      case IN -> "%s = ANY (?::%s[])".formatted(field.sql(), field.type().sqlType());
      case CONTAINS -> field.sql() + " ILIKE ? ESCAPE '\\'";
      default ->
          "%s %s %s".formatted(field.sql(), filter.operator().sql(), field.type().placeholder());
    };
  }

  private static Object compared(Filter filter) {
    return switch (filter.operator()) {
      case IN -> filter.values().stream().map(String::valueOf).toArray(String[]::new);
      case CONTAINS -> "%" + literal(String.valueOf(filter.values().get(0))) + "%";
      default -> filter.values().get(0);
    };
  }

  private static String literal(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  /**
   * Adds the condition to start after the cursor. When all keys have the same direction it is one
   * row comparison, which an index supports completely; otherwise the first key limits the scan and
   * the other conditions are written out.
   */
  private static void after(Listing<?> listing, ListRequest request, Where where) {
    var cursor = request.cursor();
    if (cursor == null) {
      return;
    }
    var keys = new ArrayList<Bound>();
    for (int i = 0; i < request.order().size(); i++) {
      var key = request.order().get(i);
      keys.add(
          new Bound(
              key.field().sql(),
              key.field().type().placeholder(),
              key.descending(),
              cursor.values().get(i)));
    }
    keys.add(new Bound(listing.id(), "?", idDescends(request.order()), cursor.id()));
    if (keys.stream().map(Bound::descending).distinct().count() == 1) {
      where.and(
          "(%s) %s (%s)"
              .formatted(
                  keys.stream().map(Bound::sql).collect(Collectors.joining(", ")),
                  keys.get(0).comparison(),
                  keys.stream().map(Bound::placeholder).collect(Collectors.joining(", "))),
          keys.stream().map(Bound::value).toList());
      return;
    }
    where.and(keys.get(0).is(keys.get(0).comparison() + "="), List.of(keys.get(0).value()));
    var alternatives = new ArrayList<String>();
    var values = new ArrayList<Object>();
    for (int last = 0; last < keys.size(); last++) {
      var parts = new ArrayList<String>();
      for (int i = 0; i < last; i++) {
        parts.add(keys.get(i).is("="));
        values.add(keys.get(i).value());
      }
      parts.add(keys.get(last).is(keys.get(last).comparison()));
      values.add(keys.get(last).value());
      alternatives.add("(" + String.join(" AND ", parts) + ")");
    }
    where.and("(" + String.join(" OR ", alternatives) + ")", values);
  }

  private record Bound(String sql, String placeholder, boolean descending, Object value) {

    String comparison() {
      return descending ? "<" : ">";
    }

    String is(String comparison) {
      return "%s %s %s".formatted(sql, comparison, placeholder);
    }
  }

  private static boolean idDescends(List<SortKey> order) {
    return order.isEmpty() || order.get(0).descending();
  }

  private static String direction(boolean descending) {
    return descending ? " DESC" : " ASC";
  }

  /** Conditions that all must hold, with their parameters in order. */
  private static final class Where {
    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> parameters = new ArrayList<>();

    void and(String condition) {
      and(condition, List.of());
    }

    void and(String condition, List<? extends @Nullable Object> values) {
      text.append(text.isEmpty() ? "" : " AND ").append(condition);
      parameters.addAll(values);
    }

    String text() {
      return text.toString();
    }

    @Nullable Object[] parameters() {
      return parameters.toArray();
    }
  }
}
