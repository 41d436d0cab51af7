package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests files that arrive damaged, or that look damaged. Each test checks the result with a sku of
 * its own.
 */
@IntegrationTest
class ImportDamageIT {

  private static final String HEADER = "sku,name,price";

  private String sku = "";

  @BeforeEach
  void aNewSku() {
    sku = Some.word("DAMAGE");
  }

  private static Response products(byte[] file) {
    return Csv.send(As.manager(), "products", file, "currency", "GBP");
  }

  private static Response products(String file) {
    return products(file.getBytes(StandardCharsets.UTF_8));
  }

  private void nothingWasImported() {
    assertThat(
            Database.shared().number("SELECT count(*) FROM products WHERE sku LIKE ?", sku + "%"))
        .isZero();
  }

  @Test
  void aFileCutInsideARowIsRefusedWhole() {
    products(HEADER + "\r\n" + sku + ",Lamp,1\r\n" + sku + "B,La")
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/file-truncated"))
        .body("row", equalTo(3))
        .body("detail", containsString("row 3"));
    nothingWasImported();
  }

  @Test
  void aFileCutInsideAQuotationIsRefusedWhole() {
    products(HEADER + "\r\n" + sku + ",Lamp,1\r\n" + sku + "B,\"Lamp")
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/file-truncated"))
        .body("row", equalTo(3));
    nothingWasImported();
  }

  @Test
  void aWholeLastLineWithoutItsEndIsTakenWithAWarning() {
    products(HEADER + "\r\n" + sku + ",Lamp,1")
        .then()
        .statusCode(200)
        .body("accepted", equalTo(1))
        .body("warnings.code", contains("LAST_LINE_UNTERMINATED"));
  }

  @Test
  void aRowThatIsTooShortInTheMiddleIsRefusedByItself() {
    products(Csv.file(HEADER, sku + ",Lamp", sku + "B,Lamp,1,2", sku + "C,Lamp,1"))
        .then()
        .statusCode(200)
        .body("accepted", equalTo(1))
        .body("refusedRows.row", contains(2, 3))
        .body("refusedRows.code", contains("WRONG_CELL_COUNT", "WRONG_CELL_COUNT"));
  }

  @Test
  void aFileInAnotherEncodingIsRefusedWithTheLine() {
    products(
            Csv.file(HEADER, sku + ",Lamp,1", sku + "B,Müller,1")
                .getBytes(StandardCharsets.ISO_8859_1))
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/file-encoding-invalid"))
        .body("line", equalTo(3));
    // The file would be accepted with a byte-order mark.
    products(Csv.file(HEADER, sku + ",Lamp,1").getBytes(StandardCharsets.UTF_16LE))
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/file-encoding-invalid"));
    nothingWasImported();
  }

  @Test
  void textAfterAQuotationIsNoCsv() {
    products(Csv.file(HEADER, sku + ",\"Lamp\"x,1"))
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/file-not-csv"))
        .body("row", equalTo(2));
    nothingWasImported();
  }

  @Test
  void aFileWithoutAHeaderIsRefused() {
    for (var file : new String[] {"", "\r\n\r\n", "\uFEFF"}) {
      products(file)
          .then()
          .statusCode(400)
          .body("type", equalTo("/problems/invalid-import"))
          .body("errors.code", contains("empty-file"));
    }
    products(HEADER + "\r\n")
        .then()
        .statusCode(200)
        .body("rowsRead", equalTo(0))
        .body("refusedCsv", nullValue())
        .body("refusedRows", empty());
  }

  @Test
  void aDigestThatDiffersRefusesTheFile() throws Exception {
    var file = Csv.file(HEADER, sku + ",Lamp,1").getBytes(StandardCharsets.UTF_8);
    var digest =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(file));
    var promised = "sha-256=:" + digest + ":";
    Csv.send(
            As.manager().header("Content-Digest", promised),
            "products",
            Arrays.copyOf(file, file.length - 2),
            "currency",
            "GBP")
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/content-digest-mismatch"));
    nothingWasImported();
    Csv.send(As.manager().header("Content-Digest", "sha-256=5"), "products", file)
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("Content-Digest"));
    Csv.send(As.manager().header("Content-Digest", promised), "products", file, "currency", "GBP")
        .then()
        .statusCode(200)
        .body("created.products", equalTo(1));
  }

  @Test
  void parametersAndHeadersThatDoNotFitAreAllNamed() {
    Csv.send(
            "products",
            Csv.file(HEADER, sku + ",Lamp,1"),
            "currency",
            "XXX",
            "speed",
            "9",
            "zone",
            "UTC")
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-import"))
        .body("errors.pointer", containsInAnyOrder("currency", "speed", "zone"));
    Csv.send("products", Csv.file("sku,sku", sku + ",a"), "column.active", "Active")
        .then()
        .statusCode(400)
        .body("errors.pointer", containsInAnyOrder("sku", "column.active", "column.price"));
    nothingWasImported();
  }

  @Test
  void onlyCsvIsRead() {
    As.manager()
        .contentType("application/json")
        .body("{}")
        .post("/imports?kind=products")
        .then()
        .statusCode(415);
  }

  @Test
  void anInterruptedUploadImportsNothing() throws IOException {
    var start =
        Csv.file(HEADER, sku + ",Lamp,1", sku + "B,Lamp,1").getBytes(StandardCharsets.UTF_8);
    long failed = failedImports();
    var server = BedloeServer.shared().uri();
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      var request = new ByteArrayOutputStream();
      request.writeBytes(
          ("POST /api/v1/imports?kind=products&currency=GBP HTTP/1.1\r\nHost: bedloe\r\n"
                  + "Authorization: Bearer "
                  + token()
                  + "\r\nContent-Type: text/csv\r\nContent-Length: 100000\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      request.writeBytes(start);
      socket.getOutputStream().write(request.toByteArray());
      socket.getOutputStream().flush();
      await("the import is running").until(() -> running() > 0);
      // The socket sends a reset, as after a crash of the client or a broken connection.
      socket.setSoLinger(true, 0);
    }
    await("the import has failed").until(() -> failedImports() > failed);
    nothingWasImported();
    assertThat(
            Database.shared()
                .number("SELECT count(*) FROM import_rows WHERE sku LIKE ?", sku + "%"))
        .isZero();
  }

  private static String token() {
    return Some.json(
            As.nobody(),
            Map.of("email", "manager@bedloe.example", "password", "bedloe-dev-password"))
        .post("/auth/login")
        .then()
        .statusCode(200)
        .extract()
        .path("accessToken");
  }

  private static long failedImports() {
    return Database.shared().number("SELECT count(*) FROM imports WHERE state = 'FAILED'");
  }

  private static long running() {
    return Database.shared().number("SELECT count(*) FROM imports WHERE state = 'RUNNING'");
  }

  @Test
  void aCallerWithoutTheImportPermissionIsRefused() {
    var file = Csv.file(HEADER, sku + ",Lamp,1").getBytes(StandardCharsets.UTF_8);
    Csv.send(As.nobody(), "products", file, "currency", "GBP").then().statusCode(401);
    Csv.send(As.user(), "products", file, "currency", "GBP").then().statusCode(403);
    nothingWasImported();
    var csv =
        products(Csv.file(HEADER, sku + ",Lamp,-1"))
            .then()
            .statusCode(200)
            .extract()
            .<String>path("refusedCsv");
    As.nobody().basePath("").get(csv).then().statusCode(401);
    As.user().basePath("").get(csv).then().statusCode(403);
    // Only the account that imported the file can read its refused rows.
    As.admin().basePath("").get(csv).then().statusCode(404);
    As.manager().basePath("").get(csv).then().statusCode(200).contentType("text/csv");
    As.manager()
        .get("/imports/" + Some.productId() + "/refused")
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/import-not-found"));
  }
}
