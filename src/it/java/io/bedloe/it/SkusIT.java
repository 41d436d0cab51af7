package io.bedloe.it;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that all spellings of a SKU are equal, in the API and in files. */
@IntegrationTest
class SkusIT {

  private String name = "";

  @BeforeEach
  void aNewName() {
    name = Some.word("sku");
  }

  private static Map<String, Object> product(String sku) {
    var product = new HashMap<>(Some.product("x"));
    product.put("sku", sku);
    return product;
  }

  @Test
  void aSkuIsTrimmedAndNormalised() {
    Some.json(As.admin(), product("  " + name + "-CAFE\u0301 "))
        .post("/products")
        .then()
        .statusCode(201)
        .body("sku", equalTo(name + "-CAF\u00c9"));
  }

  @Test
  void aSkuHoldsNoControlCharacters() {
    Some.json(As.admin(), product(name + "\tA"))
        .post("/products")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/sku"));
    Some.json(As.admin(), product("   "))
        .post("/products")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/sku"));
  }

  @Test
  void twoProductsDoNotDifferInTheCaseOfTheirSkusAlone() {
    Some.created(Some.json(As.admin(), product(name + "-\u00c4")).post("/products"));
    Some.json(As.admin(), product(name.toUpperCase(java.util.Locale.ROOT) + "-\u00e4"))
        .post("/products")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/sku-taken"));
  }

  @Test
  void anOrderNamesAProductWhateverTheCase() {
    var sku = name + "-Lamp";
    var id = Some.created(Some.json(As.admin(), product(sku)).post("/products"));
    Some.json(As.admin(), Map.of("quantity", 5, "reason", "delivery"))
        .post("/stock/" + id + "/receipts")
        .then()
        .statusCode(200);
    var line = Map.of("sku", " " + sku.toUpperCase(java.util.Locale.ROOT), "quantity", 1);
    Some.json(As.manager(), Map.of("currency", "GBP", "lines", List.of(line)))
        .post("/orders")
        .then()
        .statusCode(201)
        .body("lines[0].sku", equalTo(sku));
  }

  @Test
  void aFileNamesAProductWhateverTheCase() {
    var sku = name + "-Lamp";
    Some.created(Some.json(As.admin(), product(sku)).post("/products"));
    var upper = sku.toUpperCase(java.util.Locale.ROOT);
    Csv.send(
            "products",
            Csv.file(
                "sku,name,price",
                upper + ",Chair,1",
                sku + ",Bed,1",
                name + "n,N,1",
                name + "N,N,1"),
            "currency",
            "GBP")
        .then()
        .statusCode(200)
        .body("created.products", equalTo(1))
        .body("updated.products", equalTo(1))
        .body("refusedRows.code", contains("REPEATED", "REPEATED"));
    var order =
        Csv.file(
            "reference,sku,quantity,unitPrice,placedAt",
            name + "," + upper + ",1,1.00,2024-01-01T00:00:00Z");
    Csv.send("orders", order, "currency", "GBP").then().body("created.orders", equalTo(1));
    Csv.send("orders", order, "currency", "GBP").then().body("unchanged.orders", equalTo(1));
    Csv.send("stock", Csv.file("reference,sku,quantity", name + "," + upper + ",5"))
        .then()
        .body("created.receipts", equalTo(1));
  }

  @Test
  void aFilterNamesASkuWithACommaInQuotationMarks() {
    Some.created(Some.json(As.admin(), product(name + ",1")).post("/products"));
    Some.created(Some.json(As.admin(), product(name + "B")).post("/products"));
    As.user()
        .queryParam("sku[in]", "\"" + name + ",1\"," + name + "B")
        .get("/products")
        .then()
        .statusCode(200)
        .body("items.sku", containsInAnyOrder(name + ",1", name + "B"));
    As.user()
        .queryParam("sku[in]", "\"" + name)
        .get("/products")
        .then()
        .statusCode(400)
        .body("errors.code", contains("invalid-value"));
  }
}
