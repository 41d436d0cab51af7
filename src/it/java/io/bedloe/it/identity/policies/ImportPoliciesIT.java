package io.bedloe.it.identity.policies;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.As;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests that a file does not change resources that policies hide from its sender. */
@IntegrationTest
class ImportPoliciesIT {

  @RegisterExtension private final Rulebook rules = new Rulebook();
  private final TestAccount manager = TestAccount.with("manager");

  private String mine(String condition) {
    return "caller.id == '%s' && %s".formatted(manager.id(), condition);
  }

  private ValidatableResponse send(String kind, String csv) {
    return manager
        .asks()
        .contentType("text/csv")
        .queryParam("kind", kind)
        .body(csv)
        .post("/imports")
        .then()
        .statusCode(200);
  }

  @Test
  void aCustomerThatAPolicyHidesIsNotOverwrittenByAFile() {
    var name = Some.word("POL");
    rules.deny("customers:read", mine("has(resource.country) && resource.country == 'FR'"));
    var french =
        Some.created(
            Some.json(
                    As.manager(),
                    Map.of("name", "French", "country", "FR", "externalReference", name + "F"))
                .post("/customers"));
    send("customers", "externalReference,name\n" + name + "F,Taken\n" + name + "G,New\n")
        .body("created.customers", equalTo(1))
        .body("refusedRows.code", contains("REFERENCE_TAKEN"));
    As.manager().get("/customers/" + french).then().body("name", equalTo("French"));
  }

  @Test
  void aProductThatAPolicyHidesIsNeitherChangedNorReceivedNorSoldByAFile() {
    var sku = Some.word("POL");
    Some.created(Some.json(As.admin(), Some.product(sku)).post("/products"));
    rules.deny("catalog:read", mine("resource.sku == '" + sku + "'"));
    send("products", "sku,name,price,currency\n" + sku + ",Taken,1,GBP\n")
        .body("refusedRows.code", contains("REFERENCE_TAKEN"));
    send("stock", "reference,sku,quantity\n" + sku + "," + sku + ",1\n")
        .body("refusedRows.code", contains("UNKNOWN_PRODUCT"));
    send(
            "orders",
            "reference,sku,quantity,unitPrice,placedAt,currency\n"
                + sku
                + ","
                + sku
                + ",1,1,2024-01-01,GBP\n")
        .body("refusedRows.code", contains("UNKNOWN_PRODUCT"));
    As.admin()
        .queryParam("sku", sku)
        .get("/products")
        .then()
        .body("items[0].name", equalTo("Lamp " + sku));
  }
}
