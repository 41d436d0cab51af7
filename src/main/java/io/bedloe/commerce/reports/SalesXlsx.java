package io.bedloe.commerce.reports;

import io.bedloe.commerce.reports.SalesQuery.Grouping;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The sales report as a workbook of Office Open XML with one sheet. Texts are cells of the type
 * text, which a spreadsheet shows as they are: it calculates formulas in cells of another type
 * only.
 */
final class SalesXlsx {

  /** Rows that are kept in memory before they are written. */
  private static final int ROWS_AT_A_TIME = 1_000;

  private static final String WHOLE = "0";
  private static final String AMOUNT = "#,##0.";
  private static final int WIDTH = 16;

  private SalesXlsx() {}

  static void write(SalesReport report, Set<Grouping> keys, OutputStream out) throws IOException {
    try (var workbook = new Workbook(out, "Bedloe", "1.0")) {
      var sheet = workbook.newWorksheet("Sales");
      sheet.freezePane(0, 1);
      var header = SalesTable.header(keys);
      for (int column = 0; column < header.size(); column++) {
        sheet.width(column, WIDTH);
        sheet.value(0, column, header.get(column));
        sheet.style(0, column).bold().set();
      }
      int line = 1;
      for (var row : report.rows()) {
        write(sheet, line++, row, keys);
        if (line % ROWS_AT_A_TIME == 0) {
          sheet.flush();
        }
      }
      sheet.finish();
    }
  }

  private static void write(Worksheet sheet, int line, SalesReport.Row row, Set<Grouping> keys) {
    int column = 0;
    for (var cell : SalesTable.cells(row, keys)) {
      if (cell.isNumber()) {
        var number = new BigDecimal(cell.text());
        sheet.value(line, column, number);
        sheet.style(line, column).format(format(number)).set();
      } else {
        sheet.value(line, column, PrintableText.of(cell.text()));
      }
      column++;
    }
  }

  private static String format(BigDecimal number) {
    return number.scale() <= 0 ? WHOLE : AMOUNT + "0".repeat(number.scale());
  }
}
