package io.bedloe.commerce.reports;

import io.bedloe.commerce.reports.SalesQuery.Grouping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sales report as a table: a column for each requested key, then the figures. */
final class SalesTable {

  private static final List<String> FIGURES =
      List.of(
          "orders",
          "units",
          "gross",
          "returned",
          "net",
          "currency",
          "cancelledOrders",
          "cancelled");

  private SalesTable() {}

  /** A cell: text of people, or a number. */
  record Cell(String text, boolean isNumber) {

    private static Cell of(@Nullable String text) {
      return new Cell(text == null ? "" : text, false);
    }

    private static Cell number(String text) {
      return new Cell(text, true);
    }
  }

  /** Returns the names of the columns. */
  static List<String> header(Set<Grouping> keys) {
    var header = new ArrayList<String>();
    for (var key : keys) {
      switch (key) {
        // Every row contains its currency after the figures, whether or not the report is grouped
        // by it.
        case CURRENCY -> {}
        case STATE, COUNTRY, YEAR, MONTH, WEEK, DAY -> header.add(key.code());
        case PRODUCT -> header.addAll(List.of("sku", "product"));
        case CUSTOMER -> header.addAll(List.of("customerReference", "customer"));
      }
    }
    header.addAll(FIGURES);
    return header;
  }

  /** Returns the cells of a row, in the order of the columns. */
  static List<Cell> cells(SalesReport.Row row, Set<Grouping> keys) {
    var cells = new ArrayList<Cell>();
    keys.forEach(key -> cells.addAll(cells(row, key)));
    cells.add(Cell.number(Long.toString(row.orders())));
    cells.add(Cell.number(Long.toString(row.units())));
    cells.add(Cell.number(row.gross().amount()));
    cells.add(Cell.number(row.returned().amount()));
    cells.add(Cell.number(row.net().amount()));
    cells.add(Cell.of(row.net().currency().getCurrencyCode()));
    cells.add(Cell.number(Long.toString(row.cancelledOrders())));
    cells.add(Cell.number(row.cancelled().amount()));
    return cells;
  }

  /** Returns the value of a key of a row, for people. */
  static String keyText(SalesReport.Row row, Grouping key) {
    var cells = cells(row, key);
    return cells.isEmpty() ? "" : cells.get(cells.size() - 1).text();
  }

  private static List<Cell> cells(SalesReport.Row row, Grouping key) {
    return switch (key) {
      case CURRENCY -> List.of();
      case STATE -> List.of(Cell.of(row.state()));
      case COUNTRY -> List.of(Cell.of(row.country()));
      case YEAR -> List.of(Cell.of(row.year()));
      case MONTH -> List.of(Cell.of(row.month()));
      case WEEK -> List.of(Cell.of(row.week()));
      case DAY -> List.of(Cell.of(row.day()));
      case PRODUCT -> {
        var product = row.product();
        yield product == null
            ? List.of(Cell.of(null), Cell.of(null))
            : List.of(Cell.of(product.sku()), Cell.of(product.name()));
      }
      case CUSTOMER -> {
        var customer = row.customer();
        yield customer == null
            ? List.of(Cell.of(null), Cell.of(null))
            : List.of(Cell.of(customer.externalReference()), Cell.of(customer.name()));
      }
    };
  }
}
