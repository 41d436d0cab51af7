package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests imports of products, customers and receipts. */
@IntegrationTest
class CatalogImportIT {

  private String name = "";

  @BeforeEach
  void aNewName() {
    name = Some.word("THING");
  }

  private static ValidatableResponse products(String header, String... rows) {
    return Csv.send("products", Csv.file(header, rows), "currency", "GBP").then().statusCode(200);
  }

  private ValidatableResponse product(String sku) {
    return As.user().queryParam("sku", sku).get("/products").then().statusCode(200);
  }

  @Test
  void aProductIsCreatedChangedOrLeftAlone() {
    var file = "sku,name,price,description,externalReference,active";
    products(file, name + "A,Lamp,1.50,red," + name + ",", name + "B,Chair,2,,,no")
        .body("created.products", equalTo(2));
    product(name + "A")
        .body("items[0].price.amount", equalTo("1.50"))
        .body("items[0].externalReference", equalTo(name))
        .body("items[0].active", equalTo(true));
    product(name + "B").body("items[0].active", equalTo(false));
    products(file, name + "A,Lamp,1.60,," + name + ",true", name + "B,Chair,2.00,,,no")
        .body("updated.products", equalTo(1))
        .body("unchanged.products", equalTo(1))
        .body("created.products", equalTo(0));
    product(name + "A")
        .body("items[0].price.amount", equalTo("1.60"))
        .body("items[0].description", equalTo("red"));
  }

  @Test
  void anEmptyCellNeitherErasesNorReactivates() {
    var header = "sku,name,price,description,externalReference,active";
    products(header, name + ",Lamp,1,red," + name + "R,no");
    products(header, name + ",,,,,").body("unchanged.products", equalTo(1));
    product(name)
        .body("items[0].name", equalTo("Lamp"))
        .body("items[0].price.amount", equalTo("1.00"))
        .body("items[0].description", equalTo("red"))
        .body("items[0].externalReference", equalTo(name + "R"))
        .body("items[0].active", equalTo(false));
  }

  @Test
  void aMarkedCellIsClearedAndARequiredOneCannotBe() {
    var header = "sku,name,price,description,externalReference";
    products(header, name + ",Lamp,1,red," + name + "R");
    products(header, name + ",,,\\N,\\N").body("updated.products", equalTo(1));
    product(name)
        .body("items[0].description", nullValue())
        .body("items[0].externalReference", nullValue());
    products(header, name + ",\\N,1,,", name + "2,Lamp,\\N,,")
        .body("refusedRows.column", contains("name", "price"))
        .body("refusedRows.code", contains("UNREADABLE", "UNREADABLE"));
  }

  @Test
  void aNewProductNeedsANameAndAPrice() {
    products("sku,name,price", name + "A,,1", name + "B,Lamp,")
        .body("refusedRows.column", contains("name", "price"))
        .body("refusedRows.code", contains("MISSING_VALUE", "MISSING_VALUE"));
  }

  @Test
  void aFileOfPricesChangesProductsThatExist() {
    products(
        "sku,name,price,externalReference", name + "A,Lamp,1," + name + "R", name + "B,Bed,1,");
    products("SKU,Price", name + "A,2", name + "C,2")
        .body("updated.products", equalTo(1))
        .body("refusedRows.code", contains("UNKNOWN_PRODUCT"));
    product(name + "A")
        .body("items[0].name", equalTo("Lamp"))
        .body("items[0].price.amount", equalTo("2.00"));
    products("externalReference,price", name + "R,3", name + "S,3")
        .body("updated.products", equalTo(1))
        .body("refusedRows.column", contains("externalReference"))
        .body("refusedRows.code", contains("UNKNOWN_PRODUCT"));
    product(name + "A").body("items[0].price.amount", equalTo("3.00"));
    product(name + "B").body("items[0].price.amount", equalTo("1.00"));
  }

  @Test
  void columnsThatAreNotInTheFileKeepTheirValues() {
    products("sku,name,price,description,active", name + ",Lamp,1,red,false");
    products("sku,name,price", name + ",Lamp,2").body("updated.products", equalTo(1));
    product(name)
        .body("items[0].description", equalTo("red"))
        .body("items[0].active", equalTo(false));
  }

  @Test
  void aChangeByAFileIncrementsTheVersion() {
    products("sku,name,price", name + ",Lamp,1");
    var id = product(name).extract().<String>path("items[0].id");
    products("sku,name,price", name + ",Lamp,2");
    As.user().get("/products/" + id).then().header("ETag", "\"v1\"");
  }

  @Test
  void aKeyThatIsRepeatedOrTakenRefusesTheLaterRow() {
    products("sku,name,price,externalReference", name + "A,Lamp,1," + name);
    products(
            "sku,name,price,externalReference",
            name + "B,Lamp,1,",
            name + "B,Chair,1,",
            name + "C,Table,1," + name,
            name + "D,Desk,1," + name + "X",
            name + "E,Bed,1," + name + "X")
        .body("created.products", equalTo(2))
        .body("refusedRows.row", contains(3, 4, 6))
        .body("refusedRows.column", contains("sku", "externalReference", "externalReference"))
        .body("refusedRows.code", contains("REPEATED", "REFERENCE_TAKEN", "REPEATED"));
    product(name + "B").body("items.name", contains("Lamp"));
  }

  @Test
  void aRemovedProductComesBackAsANewOne() {
    products("sku,name,price", name + ",Lamp,1");
    var id = product(name).extract().<String>path("items[0].id");
    As.admin().header("If-Match", "\"v0\"").delete("/products/" + id).then().statusCode(204);
    products("sku,name,price", name + ",Lamp,1").body("created.products", equalTo(1));
    assertThat(product(name).extract().<String>path("items[0].id")).isNotEqualTo(id);
  }

  @Test
  void manyProductsAreAppliedInSeveralTransactions() {
    var rows = new ArrayList<String>();
    for (int i = 0; i < 1_200; i++) {
      rows.add(name + "-" + i + ",Lamp,1");
    }
    var all = rows.toArray(String[]::new);
    products("sku,name,price", all).body("created.products", equalTo(1_200));
    assertThat(
            Database.shared().number("SELECT count(*) FROM products WHERE sku LIKE ?", name + "-%"))
        .isEqualTo(1_200);
    products("sku,name,price", all).body("unchanged.products", equalTo(1_200));
  }

  @Test
  void aDryRunChangesNoProduct() {
    Csv.send(
            "products",
            Csv.file("sku,name,price", name + ",Lamp,1"),
            "currency",
            "GBP",
            "dryRun",
            "true")
        .then()
        .statusCode(200)
        .body("created.products", equalTo(1));
    product(name).body("items.size()", equalTo(0));
  }

  @Test
  void aCustomerIsCreatedChangedOrLeftAlone() {
    var header = "externalReference,name,email,country,address,city,postalCode";
    var rows =
        Csv.file(
            header,
            name + "A,Müller & Söhne,m@example.com,Germany,\"Haus 1\nGasse 2\",Köln,50667",
            name + "B,株式会社,,JP,,,");
    Csv.send("customers", rows).then().statusCode(200).body("created.customers", equalTo(2));
    customer(name + "A")
        .body("items[0].name", equalTo("Müller & Söhne"))
        .body("items[0].country", equalTo("DE"))
        .body("items[0].address.lines", contains("Haus 1", "Gasse 2"))
        .body("items[0].address.postalCode", equalTo("50667"));
    Csv.send("customers", rows.replace("m@example.com", ""))
        .then()
        .body("unchanged.customers", equalTo(2));
    Csv.send("customers", rows.replace("m@example.com", "\\N"))
        .then()
        .body("updated.customers", equalTo(1))
        .body("unchanged.customers", equalTo(1));
    customer(name + "A").body("items[0].email", nullValue());
  }

  private static ValidatableResponse customer(String reference) {
    return As.manager()
        .queryParam("externalReference", reference)
        .get("/customers")
        .then()
        .statusCode(200);
  }

  @Test
  void aReceiptIsReceivedOnce() {
    products("sku,name,price", name + ",Lamp,1");
    var id = product(name).extract().<String>path("items[0].id");
    var header = "reference,sku,quantity,reason";
    var file = Csv.file(header, name + "1," + name + ",5,delivery", name + "2," + name + ",7,");
    Csv.send("stock", file).then().statusCode(200).body("created.receipts", equalTo(2));
    Csv.send("stock", file).then().body("unchanged.receipts", equalTo(2));
    assertThat(onHand(id)).isEqualTo(12);
    Csv.send("stock", Csv.file(header, name + "1," + name + ",6,delivery"))
        .then()
        .body("refusedRows.code", contains("KNOWN_WITH_OTHER_CONTENT"));
    Csv.send(
            "stock",
            Csv.file(
                header,
                name + "3,none,1,",
                name + "4," + name + ",-1,",
                name + "5," + name + ",0,"))
        .then()
        .body(
            "refusedRows.code", contains("UNKNOWN_PRODUCT", "QUANTITY_NEGATIVE", "QUANTITY_ZERO"));
    Csv.send("stock", Csv.file(header, name + "6," + name + ",1,", name + "6," + name + ",1,"))
        .then()
        .body("created.receipts", equalTo(1))
        .body("refusedRows.code", contains("REPEATED"));
    assertThat(onHand(id)).isEqualTo(13);
    As.manager()
        .get("/stock/" + id + "/reconciliation")
        .then()
        .body("difference", equalTo(Map.of("onHand", 0, "reserved", 0)));
    assertThat(
            As.manager()
                .get("/stock/" + id + "/movements")
                .jsonPath()
                .<String>getList("items.reason"))
        .containsExactlyInAnyOrderElementsOf(List.of("delivery", "imported", "imported"));
  }

  private static long onHand(String productId) {
    return As.user().get("/stock/" + productId).jsonPath().getLong("onHand");
  }
}
