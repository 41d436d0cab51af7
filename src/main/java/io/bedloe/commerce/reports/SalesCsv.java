package io.bedloe.commerce.reports;

import io.bedloe.commerce.reports.SalesQuery.Grouping;
import io.bedloe.platform.files.CsvLine;
import java.util.List;
import java.util.Set;

/** The sales report as CSV: a column for each requested key, then the figures. */
final class SalesCsv {

  private static final char DELIMITER = ',';

  private SalesCsv() {}

  static String write(SalesReport report, Set<Grouping> keys) {
    var text = new StringBuilder();
    line(text, SalesTable.header(keys));
    for (var row : report.rows()) {
      line(
          text,
          SalesTable.cells(row, keys).stream()
              .map(cell -> cell.isNumber() ? cell.text() : CsvLine.notAFormula(cell.text()))
              .toList());
    }
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append(CsvLine.of(cells, DELIMITER)).append(CsvLine.END);
  }
}
