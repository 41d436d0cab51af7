package io.bedloe.it;

import static org.hamcrest.Matchers.hasSize;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** Rows of historical orders; each test has a reference, a sku and a customer of its own. */
abstract class ImportedOrders {

  static final String HEADER =
      "reference,sku,quantity,unitPrice,placedAt,customer,country,description";

  String order = "";
  String sku = "";
  String customer = "";

  @BeforeEach
  void newNames() {
    order = Some.word("ORDER");
    sku = Some.word("ITEM");
    customer = Some.word("BUYER");
  }

  /** Returns a line of the order with the sku and the customer, at noon. */
  String line(String quantity, String price) {
    return line(order, sku, quantity, price, customer);
  }

  static String line(String order, String sku, String quantity, String price, String customer) {
    return String.join(
        ",", order, sku, quantity, price, "2013-05-06T12:00:00Z", customer, "Norway", "Lamp");
  }

  static Response send(List<String> lines, String... more) {
    var parameters = new ArrayList<>(List.of("currency", "NOK"));
    parameters.addAll(List.of(more));
    return Csv.send(
        "orders",
        Csv.file(HEADER, lines.toArray(String[]::new)),
        parameters.toArray(String[]::new));
  }

  /** Sends lines and creates their products and customers. */
  static ValidatableResponse create(String... lines) {
    return send(List.of(lines), "createMissing", "true").then().statusCode(200);
  }

  static JsonPath order(String reference) {
    var id =
        As.manager()
            .queryParam("externalReference", reference)
            .get("/orders")
            .then()
            .statusCode(200)
            .body("items", hasSize(1))
            .extract()
            .<String>path("items[0].id");
    return As.manager().get("/orders/" + id).then().statusCode(200).extract().jsonPath();
  }

  static long orders(String reference) {
    return Database.shared()
        .number("SELECT count(*) FROM orders WHERE external_reference = ?", reference);
  }
}
