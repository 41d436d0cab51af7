package io.bedloe.commerce.reports;

import io.bedloe.commerce.reports.SalesTable.Cell;
import io.bedloe.kernel.Rejected;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The sales report as a PDF document: a chart for each currency, then the table. */
final class SalesPdf {

  /** A longer document is not read by anybody, and is kept in memory while it is written. */
  static final int MOST_ROWS = 5_000;

  private static final float SIZE = 7;
  private static final float LINE = 11;
  private static final float GAP = 6;
  private static final Color HEADER = new Color(0xe4, 0xe8, 0xee);

  private final SalesQuery query;
  private final PdfPages pages;
  private final List<String> header;
  private final List<List<Cell>> rows;
  private final List<Float> widths;

  private SalesPdf(SalesReport report, SalesQuery query, PdfPages pages) throws IOException {
    this.query = query;
    this.pages = pages;
    this.header = SalesTable.header(query.keys());
    this.rows = report.rows().stream().map(row -> SalesTable.cells(row, query.keys())).toList();
    this.widths = widths();
  }

  static void write(SalesReport report, SalesQuery query, Instant now, OutputStream out)
      throws IOException {
    if (report.rows().size() > MOST_ROWS) {
      throw Rejected.because(
          ReportRule.REPORT_TOO_LARGE,
          "A PDF document has %d rows at most; request a shorter period, group by less, or take XLSX."
              .formatted(MOST_ROWS));
    }
    try (var pages = new PdfPages("Sales report")) {
      var pdf = new SalesPdf(report, query, pages);
      pdf.drawHead(now);
      for (var chart : SalesChart.bars(report, query.keys()).entrySet()) {
        SalesChart.draw(pages, chart.getKey(), chart.getValue(), query.keys());
      }
      pdf.drawTable();
      pages.save(out);
    }
  }

  private void drawHead(Instant now) throws IOException {
    pages.text(PdfPages.MARGIN, pages.down(16), 16, "Sales report");
    var period =
        "From %s to %s (%s), written at %s"
            .formatted(
                query.from().equals(SalesQuery.EARLIEST) ? "the beginning" : query.from(),
                query.to().equals(SalesQuery.LATEST) ? "today" : query.to(),
                query.zone(),
                now.truncatedTo(ChronoUnit.SECONDS));
    pages.text(PdfPages.MARGIN, pages.down(16), 9, period);
    pages.down(8);
  }

  private void drawTable() throws IOException {
    pages.reserve(3 * LINE);
    drawHeader();
    for (var row : rows) {
      if (pages.reserve(LINE)) {
        drawHeader();
      }
      drawLine(row);
    }
    if (rows.isEmpty()) {
      pages.text(PdfPages.MARGIN, pages.down(LINE), SIZE, "No sales in this period.");
    }
  }

  private void drawHeader() throws IOException {
    float y = pages.down(LINE);
    pages.fill(PdfPages.MARGIN, y - 3, PdfPages.WIDTH - 2 * PdfPages.MARGIN, LINE, HEADER);
    float x = PdfPages.MARGIN;
    for (int i = 0; i < header.size(); i++) {
      pages.text(x, y, SIZE, SalesChart.cut(pages, header.get(i), widths.get(i) - GAP));
      x += widths.get(i);
    }
  }

  private void drawLine(List<Cell> row) throws IOException {
    float y = pages.down(LINE);
    float x = PdfPages.MARGIN;
    for (int i = 0; i < row.size(); i++) {
      var cell = row.get(i);
      float width = widths.get(i) - GAP;
      // A number without its end would be another number.
      var text = cell.isNumber() ? cell.text() : SalesChart.cut(pages, cell.text(), width);
      float indent = cell.isNumber() ? width - pages.width(text, SIZE) : 0;
      pages.text(x + indent, y, SIZE, text);
      x += widths.get(i);
    }
  }

  /** Columns are as wide as their widest text; when that is too much, texts of people are cut. */
  private List<Float> widths() throws IOException {
    var wanted = new ArrayList<Float>();
    float fixed = 0;
    float free = 0;
    for (int i = 0; i < header.size(); i++) {
      float width = pages.width(header.get(i), SIZE) + GAP;
      for (var row : rows) {
        width = Math.max(width, pages.width(pages.drawable(row.get(i).text()), SIZE) + GAP);
      }
      wanted.add(width);
      if (isText(i)) {
        free += width;
      } else {
        fixed += width;
      }
    }
    float left = PdfPages.WIDTH - 2 * PdfPages.MARGIN - fixed;
    float scale = Math.min(1, Math.max(left, 1) / Math.max(free, 1));
    for (int i = 0; i < wanted.size(); i++) {
      wanted.set(i, isText(i) ? wanted.get(i) * scale : wanted.get(i));
    }
    return wanted;
  }

  private boolean isText(int column) {
    return rows.stream().anyMatch(row -> !row.get(column).isNumber());
  }
}
