package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files of many forms are read: byte order marks, delimiters, line breaks in cells, any name. Each
 * test has a SKU of its own.
 */
@IntegrationTest
class ImportFileFormsIT {

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

  @Test
  void aByteOrderMarkIsSkipped() {
    products("\uFEFF" + Csv.file(HEADER, sku + ",Lamp,1"))
        .then()
        .statusCode(200)
        .body("accepted", equalTo(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "株式会社 \"O'Brien\" & Müller, <b>",
        "=cmd|' /C calc'!A0",
        "'; DROP TABLE products; --"
      })
  void anyNameComesOutUnharmed(String name) {
    products(Csv.file(HEADER, sku + ",\"" + name.replace("\"", "\"\"") + "\",1"))
        .then()
        .statusCode(200)
        .body("accepted", equalTo(1));
    As.user()
        .queryParam("sku", sku)
        .get("/products")
        .then()
        .statusCode(200)
        .body("items.name", contains(name));
  }

  @Test
  void aCellMayHaveLines() {
    products(
            Csv.file(
                HEADER + ",description",
                sku + ",Lamp,1,\"red\r\nor \"\"blue\"\"\"",
                sku + "B,Lamp,0.5,"))
        .then()
        .statusCode(200)
        .body("rowsRead", equalTo(2));
    As.user()
        .queryParam("sku", sku)
        .get("/products")
        .then()
        .body("items[0].description", equalTo("red\r\nor \"blue\""));
  }

  @Test
  void otherDelimitersAreRead() {
    Csv.send(
            "products",
            Csv.file("sku;name;price", sku + ";a,b;1"),
            "currency",
            "GBP",
            "delimiter",
            ";")
        .then()
        .statusCode(200)
        .body("accepted", equalTo(1));
  }

  @Test
  void refusedRowsCanBeCorrectedAndSentAgain() {
    var file = Csv.file(HEADER, sku + ",\"Lamp, red\",free", sku + "B,Lamp", sku + "C,Lamp,1");
    var first = products(file).then().statusCode(200).extract().<String>path("refusedCsv");
    var refused = As.manager().basePath("").get(first).asString();
    assertThat(refused)
        .isEqualTo(
            Csv.file(
                "refused_row,refused_column,refused_code,refused_reason," + HEADER,
                "2,price,UNREADABLE,not a decimal number such as 19.99,"
                    + sku
                    + ",\"Lamp, red\",free",
                "3,,WRONG_CELL_COUNT,\"the row has 2 cells, but the header has 3\","
                    + sku
                    + "B,Lamp"));
    products(refused.replace(",free", ",2.50"))
        .then()
        .statusCode(200)
        .body("accepted", equalTo(1))
        .body("refused", equalTo(1))
        .body("warnings", empty());
    As.user()
        .queryParam("sku", sku)
        .get("/products")
        .then()
        .body("items.name", contains("Lamp, red"));
  }

  @Test
  void percentEncodedParametersAreDecoded() {
    As.manager()
        .contentType("text/csv; charset=UTF-8")
        .body(Csv.file("Artikel Nr.,name,price", sku + ",Lamp,1").getBytes(StandardCharsets.UTF_8))
        .urlEncodingEnabled(false)
        .post(
            "/imports?kind=products&currency=GBP&column.sku="
                + URLEncoder.encode("Artikel Nr.", StandardCharsets.UTF_8))
        .then()
        .statusCode(200)
        .body("accepted", equalTo(1));
  }
}
