package io.bedloe.commerce.reports;

import static io.bedloe.fakes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.reports.SalesChart.Bar;
import io.bedloe.commerce.reports.SalesQuery.Grouping;
import io.bedloe.commerce.reports.SalesReport.ProductKey;
import io.bedloe.commerce.reports.SalesReport.Row;
import io.bedloe.kernel.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the files of the sales report by reading them back. */
class SalesFilesTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final String FORMULA = "=HYPERLINK(\"http://evil.example\")";

  private final Path folder;

  SalesFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Row row(String month, String product, String net) {
    return row(month, new ProductKey(new ProductId(new UUID(0, 1)), "+LAMP-1", product), net);
  }

  private static Row row(String month, ProductKey product, String net) {
    var amount = Money.parse(net, "GBP");
    var none = Money.parse("0.00", "GBP");
    return new Row(
        null, null, null, null, month, null, null, product, null, 3, 12, amount, 0, none, none,
        amount);
  }

  private static final SalesReport REPORT =
      new SalesReport(
          "GBP",
          List.of(
              row("2026-01", FORMULA, "1234.50"),
              row("2026-02", "Łódź \u0007 Δ 灯", "-20.00"),
              row("2026-02", "-2+3", "0.10")));

  private static SalesQuery query(String... namesAndValues) {
    var parameters = new HashMap<String, List<String>>();
    parameters.put("groupBy", List.of("month,product"));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
    }
    return SalesQuery.parse(parameters);
  }

  /**
   * The sizes of the parts are in the directory at the end, so that the file is read as a whole.
   */
  private Map<String, String> xlsx(SalesReport report) throws IOException {
    var path = folder.resolve("sales.xlsx");
    try (var file = Files.newOutputStream(path)) {
      SalesXlsx.write(report, query().keys(), file);
    }
    var parts = new HashMap<String, String>();
    try (var zip = new ZipFile(path.toFile())) {
      for (var entry : Collections.list(zip.entries())) {
        try (var part = zip.getInputStream(entry)) {
          parts.put(entry.getName(), new String(part.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return parts;
  }

  private static byte[] pdf(SalesReport report, SalesQuery query) throws IOException {
    var file = new ByteArrayOutputStream();
    SalesPdf.write(report, query, NOW, file);
    return file.toByteArray();
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void textsOfPeopleAreTextsInAWorkbookAndFiguresAreNumbers() throws IOException {
    var parts = xlsx(REPORT);
    var sheet = parts.get("xl/worksheets/sheet1.xml");
    assertThat(sheet).isNotNull().doesNotContain("<f>", "<f ");
    assertThat(sheet).contains("<v>1234.50</v>", "<v>-20.00</v>", "<v>12</v>");
    assertThat(parts.get("xl/sharedStrings.xml"))
        .contains(
            "=HYPERLINK(&quot;http://evil.example&quot;)",
            "+LAMP-1",
            "-2+3",
            "&#x141;&#xf3;d&#x17a;   &#x394; &#x706f;",
            "month");
  }

  @Test
  void aWorkbookOfManyRowsHasAllOfThem() throws IOException {
    var rows = Collections.nCopies(2_500, row("2026-01", "Lamp", "1.00"));
    assertThat(xlsx(new SalesReport("GBP", rows)))
        .hasEntrySatisfying(
            "xl/worksheets/sheet1.xml",
            sheet -> assertThat(sheet.split("<row ", -1)).hasSize(1 + 1 + 2_500));
  }

  @Test
  void aTextThatASpreadsheetTakesForAFormulaHasAnApostropheInCsv() {
    var lines = SalesCsv.write(REPORT, query().keys()).split("\r\n", -1);
    assertThat(lines[0])
        .isEqualTo(
            "month,sku,product,orders,units,gross,returned,net,currency,cancelledOrders,cancelled");
    assertThat(lines[1])
        .isEqualTo(
            "2026-01,'+LAMP-1,\"'=HYPERLINK(\"\"http://evil.example\"\")\",3,12,1234.50,0.00,"
                + "1234.50,GBP,0,0.00");
    assertThat(lines[2]).contains(",-20.00,");
    assertThat(lines[3]).contains(",'-2+3,");
  }

  @Test
  void aDocumentHasTheChartAndTheFiguresAndAQuestionMarkForUnknownCharacters() throws IOException {
    var text = text(pdf(REPORT, query("from", "2026-01-01", "zone", "Europe/London")));
    assertThat(text)
        .contains(
            "Sales report",
            "From 2026-01-01T00:00:00Z to today (Europe/London)",
            "Net sales in GBP by month",
            "1234.50",
            "-20.00",
            "=HYPERLINK",
            "Łódź   Δ ?");
  }

  @Test
  void aChartHasABarForEachTimeAndCurrencyWithTheSumOfItsRows() {
    var bars = SalesChart.bars(REPORT, query().keys());
    assertThat(bars)
        .isEqualTo(
            Map.of(
                "GBP",
                List.of(
                    new Bar("2026-01", new BigDecimal("1234.50")),
                    new Bar("2026-02", new BigDecimal("-19.90")))));
  }

  @Test
  void productsWithOneNameHaveABarEach() {
    var lamp = new ProductKey(new ProductId(new UUID(0, 1)), "LAMP-1", "Lamp");
    var other = new ProductKey(new ProductId(new UUID(0, 2)), "LAMP-2", "Lamp");
    var report =
        new SalesReport(
            "GBP",
            List.of(
                row("2026-01", lamp, "1.00"),
                row("2026-01", other, "5.00"),
                row("2026-02", lamp, "2.00")));
    assertThat(SalesChart.bars(report, Set.of(Grouping.PRODUCT)).get("GBP"))
        .containsExactly(
            new Bar("Lamp", new BigDecimal("3.00")), new Bar("Lamp", new BigDecimal("5.00")));
  }

  @Test
  void anAmountIsNotCutHoweverWideItIs() throws IOException {
    for (int digits = 1; digits <= 12; digits++) {
      var amount = "-" + "9".repeat(digits) + ".99";
      var report = new SalesReport("GBP", List.of(row("2026-01", "Lamp", amount)));
      assertThat(text(pdf(report, query()))).contains(" " + amount + " GBP").doesNotContain("…");
    }
  }

  @Test
  void aChartIsDrawnAsVectorsAndNotAsAnImage() throws IOException {
    try (var document = Loader.loadPDF(pdf(REPORT, query()))) {
      var page = document.getPage(0);
      assertThat(page.getResources().getXObjectNames()).isEmpty();
      var drawn = new String(page.getContents().readAllBytes(), StandardCharsets.ISO_8859_1);
      // The header of the table, and a bar for each of the two months.
      assertThat(drawn.split(" re\n", -1)).hasSize(1 + 3);
    }
  }

  @Test
  void aDocumentOfManyRowsHasTheHeaderOnEachPage() throws IOException {
    var rows = Collections.nCopies(200, row("2026-01", "Lamp", "1.00"));
    var file = pdf(new SalesReport("GBP", rows), query());
    try (var document = Loader.loadPDF(file)) {
      assertThat(document.getNumberOfPages()).isGreaterThan(3);
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        assertThat(stripper.getText(document)).contains("cancelledOrders");
      }
    }
    assertThat(text(file).split("\\+LAMP-1", -1)).hasSize(201);
  }

  @Test
  void aDocumentHasAsManyRowsAsItMayHaveAndNoMore() throws IOException {
    var row = row("2026-01", "Lamp", "1.00");
    var most = Collections.nCopies(SalesPdf.MOST_ROWS, row);
    assertThat(pdf(new SalesReport("GBP", most), query())).isNotEmpty();
    var more = Collections.nCopies(SalesPdf.MOST_ROWS + 1, row);
    var refusal =
        assertRefused(
            ReportRule.REPORT_TOO_LARGE, () -> pdf(new SalesReport("GBP", more), query()));
    assertThat(refusal.detail()).contains("5000", "XLSX");
  }

  @Test
  void anEmptyReportIsAFile() throws IOException {
    var empty = new SalesReport(null, List.of());
    assertThat(text(pdf(empty, query()))).contains("No sales in this period.");
    assertThat(xlsx(empty)).containsKey("xl/worksheets/sheet1.xml");
  }
}
