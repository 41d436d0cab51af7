package io.bedloe.commerce.reports;

import io.bedloe.commerce.reports.SalesQuery.Grouping;
import io.bedloe.platform.files.CsvLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sales report as CSV: a column for each requested key, then the figures. */
final class SalesCsv {

  private static final char DELIMITER = ',';
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

  private SalesCsv() {}

  static String write(SalesReport report, Set<Grouping> keys) {
    var text = new StringBuilder();
    line(text, header(keys));
    for (var row : report.rows()) {
      var cells = new ArrayList<String>();
      keys.forEach(key -> cells.addAll(cells(row, key)));
      cells.add(Long.toString(row.orders()));
      cells.add(Long.toString(row.units()));
      cells.add(row.gross().amount());
      cells.add(row.returned().amount());
      cells.add(row.net().amount());
      cells.add(row.net().currency().getCurrencyCode());
      cells.add(Long.toString(row.cancelledOrders()));
      cells.add(row.cancelled().amount());
      line(text, cells);
    }
    return text.toString();
  }

  private static List<String> header(Set<Grouping> keys) {
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

  private static List<String> cells(SalesReport.Row row, Grouping key) {
    return switch (key) {
      case CURRENCY -> List.of();
      case STATE -> List.of(shown(row.state()));
      case COUNTRY -> List.of(shown(row.country()));
      case YEAR -> List.of(shown(row.year()));
      case MONTH -> List.of(shown(row.month()));
      case WEEK -> List.of(shown(row.week()));
      case DAY -> List.of(shown(row.day()));
      case PRODUCT -> {
        var product = row.product();
        yield product == null
            ? List.of("", "")
            : List.of(shown(product.sku()), shown(product.name()));
      }
      case CUSTOMER -> {
        var customer = row.customer();
        yield customer == null
            ? List.of("", "")
            : List.of(shown(customer.externalReference()), shown(customer.name()));
      }
    };
  }

  private static String shown(@Nullable String text) {
    return text == null ? "" : CsvLine.notAFormula(text);
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append(CsvLine.of(cells, DELIMITER)).append(CsvLine.END);
  }
}
