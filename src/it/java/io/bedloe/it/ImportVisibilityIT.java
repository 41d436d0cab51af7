package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests that a file changes nothing that its sender could not see and change with single requests.
 */
@IntegrationTest
class ImportVisibilityIT {

  private String name = "";

  @BeforeEach
  void aNewName() {
    name = Some.word("SEEN");
  }

  /** Returns an account with exactly these permissions. */
  private static TestAccount with(String... permissions) {
    var role = "r-" + Some.word("role").toLowerCase(java.util.Locale.ROOT);
    Some.created(
        Some.json(As.admin(), Map.of("name", role, "permissions", List.of(permissions)))
            .post("/roles"));
    return TestAccount.with(role);
  }

  private static Response send(TestAccount as, String kind, String file, String... parameters) {
    return Csv.send(as.asks(), kind, file.getBytes(StandardCharsets.UTF_8), parameters);
  }

  private static String customer(Map<String, Object> input) {
    return Some.created(Some.json(As.manager(), input).post("/customers"));
  }

  private static void nameIs(String customerId, String expected) {
    As.manager().get("/customers/" + customerId).then().body("name", equalTo(expected));
  }

  @Test
  void customersThatTheCallerMayNotSeeAreNotOverwritten() {
    var clerk = with("imports:run", "customers:write", "customers:read");
    var foreign = customer(Map.of("name", "Foreign", "externalReference", name + "F"));
    var own =
        customer(Map.of("name", "Own", "externalReference", name + "O", "accountId", clerk.id()));
    var file =
        Csv.file(
            "externalReference,name", name + "F,Taken", name + "O,Renamed", name + "N,New one");
    send(clerk, "customers", file)
        .then()
        .statusCode(200)
        .body("created.customers", equalTo(1))
        .body("updated.customers", equalTo(1))
        .body("refusedRows.row", contains(2))
        .body("refusedRows.code", contains("REFERENCE_TAKEN"));
    nameIs(foreign, "Foreign");
    nameIs(own, "Renamed");
  }

  @Test
  void aKeyThatMayReadNoCustomerChangesNone() {
    var clerk = with("imports:run", "customers:write", "customers:all");
    var known = customer(Map.of("name", "Known", "externalReference", name));
    send(clerk, "customers", Csv.file("externalReference,name", name + ",Taken"))
        .then()
        .statusCode(200)
        .body("refusedRows.code", contains("REFERENCE_TAKEN"));
    nameIs(known, "Known");
  }

  @Test
  void aKeyThatMayReadNoProductChangesNone() {
    var clerk = with("imports:run", "catalog:write");
    var sku = name + "P";
    Some.created(Some.json(As.admin(), Some.product(sku)).post("/products"));
    send(
            clerk,
            "products",
            Csv.file("sku,name,price", sku + ",Taken,1", name + "Q,New,1"),
            "currency",
            "GBP")
        .then()
        .statusCode(200)
        .body("created.products", equalTo(1))
        .body("refusedRows.code", contains("REFERENCE_TAKEN"));
    As.user()
        .queryParam("sku", sku)
        .get("/products")
        .then()
        .body("items[0].name", equalTo("Lamp " + sku));
  }

  @Test
  void withoutOrdersAllAFileCanOnlyContainOrdersOfTheOwnCustomer() {
    var clerk = with("imports:run", "orders:price", "orders:write", "orders:read");
    customer(Map.of("name", "Foreign", "externalReference", name + "F"));
    customer(Map.of("name", "Own", "externalReference", name + "O", "accountId", clerk.id()));
    var sku = name + "P";
    Some.created(Some.json(As.admin(), Some.product(sku)).post("/products"));
    var file =
        Csv.file(
            "reference,sku,quantity,unitPrice,placedAt,customer",
            name + "1," + sku + ",1,2.00,2024-01-01T00:00:00Z," + name + "F",
            name + "2," + sku + ",1,2.00,2024-01-01T00:00:00Z," + name + "O",
            name + "3," + sku + ",1,2.00,2024-01-01T00:00:00Z,",
            name + "4," + sku + ",1,2.00,2024-01-01T00:00:00Z," + name + "nobody");
    send(clerk, "orders", file, "currency", "GBP")
        .then()
        .statusCode(200)
        .body("created.orders", equalTo(1))
        .body("refusedRows.row", contains(2, 4, 5))
        .body(
            "refusedRows.code",
            contains("UNKNOWN_CUSTOMER", "UNKNOWN_CUSTOMER", "UNKNOWN_CUSTOMER"));
    send(clerk, "orders", file, "currency", "GBP").then().body("unchanged.orders", equalTo(1));
  }

  @Test
  void aFileDoesNotTellWhetherAForeignOrderHasTheSameContent() {
    var clerk = with("imports:run", "orders:price", "orders:write");
    var own =
        Map.<String, Object>of(
            "name", "Own", "externalReference", name + "O", "accountId", clerk.id());
    customer(own);
    var sku = name + "P";
    Some.created(Some.json(As.admin(), Some.product(sku)).post("/products"));
    var file =
        Csv.file(
            "reference,sku,quantity,unitPrice,placedAt,customer",
            name + "1," + sku + ",1,2.00,2024-01-01T00:00:00Z," + name + "O");
    Csv.send("orders", file, "currency", "GBP").then().body("created.orders", equalTo(1));
    send(clerk, "orders", file, "currency", "GBP")
        .then()
        .body("refusedRows.code", contains("KNOWN_WITH_OTHER_CONTENT"));
  }

  @Test
  void theAuditTrailHasTheFormerValuesOfChangedCustomersAndProducts() {
    var customer = customer(Map.of("name", "Before", "externalReference", name));
    Csv.send("customers", Csv.file("externalReference,name", name + ",After", name + "N,New"))
        .then()
        .body("updated.customers", equalTo(1));
    assertThat(trail("customer.changed", customer)).containsExactly("Before > After");
    var product = Some.created(Some.json(As.admin(), Some.product(name)).post("/products"));
    Csv.send("products", Csv.file("sku,name,price", name + ",Chair,1"), "currency", "GBP")
        .then()
        .body("updated.products", equalTo(1));
    assertThat(trail("product.changed", product)).containsExactly("Lamp " + name + " > Chair");
    assertThat(
            Database.shared()
                .number(
                    """
                    SELECT count(*) FROM audit_log WHERE action = 'customer.created'
                      AND before IS NULL AND after ->> 'externalReference' = ?""",
                    name + "N"))
        .isEqualTo(1);
    // The verification reports a row without a code as inserted.
    for (var changed : List.of(customer, product)) {
      assertThat(
              Database.shared()
                  .number(
                      "SELECT count(*) FROM audit_log WHERE subject_id = ? AND mac IS NULL",
                      changed))
          .isZero();
    }
  }

  private static List<String> trail(String action, String id) {
    return Database.shared()
        .list(
            row -> row.getString(1),
            """
            SELECT (before ->> 'name') || ' > ' || (after ->> 'name') FROM audit_log
            WHERE action = ? AND subject_id = ?""",
            action,
            id);
  }

  @Test
  void refusedRowsAreVisibleToTheImporterOnly() {
    var clerk = with("imports:run", "catalog:write", "catalog:read");
    var other = with("imports:run", "catalog:write", "catalog:read");
    String refused =
        send(clerk, "products", Csv.file("sku,name,price", name + ",Lamp,none"), "currency", "GBP")
            .then()
            .statusCode(200)
            .extract()
            .path("refusedCsv");
    clerk.asks().basePath("").get(refused).then().statusCode(200);
    other.asks().basePath("").get(refused).then().statusCode(404);
  }
}
