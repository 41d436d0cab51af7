package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Tests that files of the sales report have the figures of the report itself. */
@IntegrationTest
class SalesFilesIT {

  private static final Map<String, String> BY_DAY =
      Map.of("groupBy", "country,day,product", "currency", "GBP");

  private final Path folder;
  private TestAccount manager = new TestAccount("", "");

  SalesFilesIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  static void sell() {
    var desk = SalesDesk.shared();
    var item = desk.stocked(5, "12.30");
    desk.moved(desk.placed(item.times(2)), "CONFIRMED");
  }

  @BeforeEach
  void aNewManager() {
    manager = TestAccount.with("manager");
  }

  private static Response ask(
      RequestSpecification as, String format, Map<String, String> parameters) {
    return Some.json(as, Map.of("resource", "sales", "format", format, "filters", parameters))
        .post("/exports");
  }

  /** Exports the report, and returns the path of the export when it has ended. */
  private String ended(String format, Map<String, String> parameters) {
    var answer = ask(manager.asks(), format, parameters);
    String id = answer.path("id");
    answer.then().statusCode(202).header("Location", endsWith("/api/v1/exports/" + id));
    var path = "/exports/" + id;
    await("the export has ended")
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                !List.of("QUEUED", "RUNNING")
                    .contains(manager.asks().get(path).<String>path("status")));
    return path;
  }

  private byte[] file(String format) {
    var path = ended(format, BY_DAY);
    manager.asks().get(path).then().body("status", equalTo("SUCCEEDED"));
    var file = manager.asks().get(path + "/file");
    file.then()
        .statusCode(200)
        .header(
            "Content-Disposition",
            containsString("sales." + format.toLowerCase(java.util.Locale.ROOT)));
    return file.asByteArray();
  }

  private JsonPath report() {
    return manager
        .asks()
        .queryParams(BY_DAY)
        .get("/reports/sales")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** The columns sku, product and net of each row. */
  private static List<List<String>> rows(JsonPath report) {
    var rows = new ArrayList<List<String>>();
    for (int i = 0; i < report.getList("rows").size(); i++) {
      var row = "rows[" + i + "].";
      rows.add(
          List.of(
              report.getString(row + "product.sku"),
              report.getString(row + "product.name"),
              report.getString(row + "net.amount")));
    }
    return rows;
  }

  private static Document part(ZipFile xlsx, String name) throws Exception {
    try (var part = xlsx.getInputStream(xlsx.getEntry(name))) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(part);
    }
  }

  private List<List<String>> rowsOfWorkbook(byte[] file) throws Exception {
    var path = Files.write(folder.resolve("sales.xlsx"), file);
    try (var xlsx = new ZipFile(path.toFile())) {
      return rows(
          part(xlsx, "xl/sharedStrings.xml").getElementsByTagName("si"),
          part(xlsx, "xl/worksheets/sheet1.xml").getElementsByTagName("row"));
    }
  }

  private static List<List<String>> rows(NodeList texts, NodeList lines) {
    var rows = new ArrayList<List<String>>();
    for (int i = 0; i < lines.getLength(); i++) {
      var cells = ((Element) lines.item(i)).getElementsByTagName("c");
      var row = new ArrayList<String>();
      for (int c = 0; c < cells.getLength(); c++) {
        var cell = (Element) cells.item(c);
        var text = cell.getTextContent();
        row.add(
            cell.getAttribute("t").equals("s")
                ? texts.item(Integer.parseInt(text)).getTextContent()
                : text);
      }
      rows.add(row);
    }
    return rows;
  }

  @Test
  void aCsvFileIsTheCsvOfTheReport() {
    var file = new String(file("CSV"), StandardCharsets.UTF_8);
    var csv =
        manager.asks().queryParams(BY_DAY).accept("text/csv").get("/reports/sales").asString();
    assertThat(file.lines()).hasSizeGreaterThan(1).containsExactlyElementsOf(csv.lines().toList());
  }

  @Test
  void aWorkbookHasTheFiguresOfTheReport() throws Exception {
    var rows = rowsOfWorkbook(file("XLSX"));
    var header = rows.get(0);
    var columns = List.of(header.indexOf("sku"), header.indexOf("product"), header.indexOf("net"));
    assertThat(columns).doesNotContain(-1);
    var found =
        rows.subList(1, rows.size()).stream()
            .map(row -> columns.stream().map(row::get).toList())
            .toList();
    assertThat(found).isNotEmpty().containsExactlyElementsOf(rows(report()));
  }

  @Test
  void aDocumentHasTheFiguresOfTheReport() throws IOException {
    try (var document = Loader.loadPDF(file("PDF"))) {
      var text = new PDFTextStripper().getText(document);
      assertThat(text).contains("Net sales in GBP by day");
      for (var row : rows(report())) {
        assertThat(text).contains(row.get(0)).contains(row.get(2));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CSV", "XLSX", "PDF"})
  void aFileNeedsTheRightsOfTheReportWhenItIsRequestedAndWhenItIsDownloaded(String format) {
    var path = ended(format, Map.of("groupBy", "customer", "currency", "GBP"));
    manager.asks().get(path + "/file").then().statusCode(200);
    TestAccount.with("manager").asks().get(path + "/file").then().statusCode(404);

    var role = Some.role();
    var roleId = As.admin().queryParam("name", role).get("/roles").<String>path("items[0].id");
    Some.patch(As.admin(), "*", "{\"permissions\":[\"exports:run\",\"reports:read\"]}")
        .patch("/roles/" + roleId)
        .then()
        .statusCode(200);
    Database.shared()
        .execute(
            "UPDATE user_roles SET role = ? WHERE user_id = ?",
            role,
            UUID.fromString(manager.id()));
    manager.asks().get(path + "/file").then().statusCode(404);
    ask(manager.asks(), format, Map.of()).then().statusCode(403);
    ask(As.nobody(), format, Map.of()).then().statusCode(401);
  }

  /** Cancels the statements of sales reports that wait for a lock, as their limit of time would. */
  private static void cancelBlockedReports() {
    Database.asOwner(
        """
        DO $$ BEGIN
          PERFORM pg_cancel_backend(pid) FROM pg_stat_activity
          WHERE wait_event_type = 'Lock' AND query LIKE '%WITH moves AS%';
        END $$""");
  }

  @Test
  void aReportThatTheDatabaseCancelsFailsOnceAndSaysWhy() throws Exception {
    String id;
    try (var transaction = OpenTransaction.begin()) {
      transaction.execute("LOCK TABLE customers IN ACCESS EXCLUSIVE MODE");
      id =
          ask(manager.asks(), "CSV", Map.of("groupBy", "customer", "currency", "GBP"))
              .then()
              .statusCode(202)
              .extract()
              .path("id");
      var path = "/exports/" + id;
      await("the export has failed")
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                cancelBlockedReports();
                return "FAILED".equals(manager.asks().get(path).<String>path("status"));
              });
    }
    manager
        .asks()
        .get("/exports/" + id)
        .then()
        .body("failure.code", equalTo("report-too-slow"))
        .body("failure.detail", containsString("10 minutes"));
    assertThat(
            Database.shared()
                .number(
                    """
                    SELECT count(*) FROM jobs j JOIN exports e ON e.job_id = j.id
                    WHERE e.id = ? AND j.state = 'SUCCEEDED' AND j.attempts = 1""",
                    UUID.fromString(id)))
        .isOne();
  }

  @Test
  void aFormatThatTheResourceDoesNotHaveIsRefused() {
    ask(manager.asks(), "NDJSON", Map.of())
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/format"))
        .body("errors[0].detail", equalTo("not one of [CSV, XLSX, PDF]"));
    for (var format : List.of("XLSX", "PDF")) {
      Some.json(manager.asks(), Map.of("resource", "orders", "format", format))
          .post("/exports")
          .then()
          .statusCode(400)
          .body("errors[0].code", equalTo("unsupported-format"));
    }
  }

  @Test
  void aParameterThatTheReportDoesNotHaveIsRefusedAtOnce() {
    ask(manager.asks(), "PDF", Map.of("groupBy", "colour"))
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-report-request"))
        .body("errors[0].pointer", equalTo("groupBy"));
    ask(manager.asks(), "PDF", Map.of("limit", "5")).then().statusCode(400);
  }
}
