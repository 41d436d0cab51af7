package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@IntegrationTest
class CustomersIT {

  private static Response create(Map<String, Object> customer) {
    return Some.json(As.manager(), customer).post("/customers");
  }

  private static String created(Map<String, Object> customer) {
    return Some.created(create(customer));
  }

  private static Response patch(String id, String patch) {
    return Some.patch(As.manager(), "*", patch).patch("/customers/" + id);
  }

  @Test
  void aCreatedCustomerIsReturnedUnchanged() {
    var reference = Some.word("C");
    var id =
        created(
            Map.of(
                "externalReference",
                reference,
                "name",
                "Ann",
                "email",
                "ann@example.com",
                "country",
                "GB",
                "address",
                Map.of("lines", List.of("1 High Street", "Flat 2"), "city", "Leeds")));
    As.manager()
        .get("/customers/" + id)
        .then()
        .statusCode(200)
        .header("ETag", "\"v0\"")
        .body("externalReference", equalTo(reference))
        .body("name", equalTo("Ann"))
        .body("country", equalTo("GB"))
        .body("address.lines", equalTo(List.of("1 High Street", "Flat 2")))
        .body("address.city", equalTo("Leeds"))
        .body("address.postalCode", nullValue())
        .body("accountId", nullValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "O'Brien",
        "Müller & Söhne",
        "株式会社",
        "'; DROP TABLE customers; --",
        "😀",
        "\"}, {\"name\": \"Another",
        "back\\slash"
      })
  void aNameComesOutAsItWentInAndIsFound(String name) {
    var id = created(Map.of("name", name));
    As.manager().get("/customers/" + id).then().body("name", equalTo(name));
    As.manager()
        .queryParams("name", name, "limit", 100)
        .get("/customers")
        .then()
        .statusCode(200)
        .body("items.id", hasItem(id));
  }

  @Test
  void aPutReplacesAllFieldsAndAPatchOnlyTheNamedOnes() {
    var id = created(Map.of("name", "Ann", "email", "ann@example.com", "country", "GB"));
    Some.json(As.manager(), Map.of("name", "Anne"))
        .header("If-Match", "\"v0\"")
        .put("/customers/" + id)
        .then()
        .statusCode(200)
        .header("ETag", "\"v1\"")
        .body("name", equalTo("Anne"))
        .body("email", nullValue())
        .body("country", nullValue());
    patch(id, "{\"country\":\"FR\"}")
        .then()
        .statusCode(200)
        .body("name", equalTo("Anne"))
        .body("country", equalTo("FR"));
    patch(id, "{\"country\":null}").then().statusCode(200).body("country", nullValue());
    patch(id, "{\"name\":null}").then().statusCode(400).body("errors[0].pointer", equalTo("/name"));
  }

  @Test
  void aPatchReachesIntoTheAddressAndClearsItWithNull() {
    var id =
        created(Map.of("name", "Ann", "address", Map.of("city", "Leeds", "postalCode", "LS1")));
    patch(id, "{\"address\":{\"city\":\"York\",\"postalCode\":null}}")
        .then()
        .statusCode(200)
        .body("address.city", equalTo("York"))
        .body("address.postalCode", nullValue());
    patch(id, "{\"address\":null}").then().statusCode(200).body("address", nullValue());
  }

  @Test
  void aReferenceIsUniqueUntilItsCustomerIsRemoved() {
    var reference = Some.word("C");
    var customer = Map.<String, Object>of("name", "Ann", "externalReference", reference);
    var id = created(customer);
    create(customer).then().statusCode(409);
    As.manager().header("If-Match", "\"v0\"").delete("/customers/" + id).then().statusCode(204);
    As.manager().get("/customers/" + id).then().statusCode(404);
    created(customer);
  }

  @Test
  void anAccountIsLinkedToOneCustomerAndMustExist() {
    var account = TestAccount.with("user");
    created(Map.of("name", "Ann", "accountId", account.id()));
    create(Map.of("name", "Ben", "accountId", account.id())).then().statusCode(409);
    create(Map.of("name", "Ben", "accountId", UUID.randomUUID().toString()))
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/accountId"));
  }

  @Test
  void nobodyLinksTheirOwnAccountWithoutTheRightToManageUsers() {
    var manager = TestAccount.with("manager");
    var customer = created(Map.of("name", "Ann"));
    for (var answer :
        List.of(
            Some.json(manager.asks(), Map.of("name", "Me", "accountId", manager.id()))
                .post("/customers"),
            Some.patch(manager.asks(), "*", "{\"accountId\":\"" + manager.id() + "\"}")
                .patch("/customers/" + customer))) {
      answer.then().statusCode(403).body("type", equalTo("/problems/account-link-forbidden"));
    }
    var admin = TestAccount.with("admin");
    Some.patch(admin.asks(), "*", "{\"accountId\":\"" + admin.id() + "\"}")
        .patch("/customers/" + customer)
        .then()
        .statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\":\" \"}",
        "{\"name\":\"Ann\",\"country\":\"EIRE\"}",
        "{\"name\":\"Ann\",\"country\":\"XX\"}",
        "{\"name\":\"Ann\",\"email\":\"nobody\"}",
        "{\"name\":\"Ann\",\"id\":\"0190a5a0-0000-7000-8000-000000000000\"}",
        "{\"name\":\"Ann\",\"createdAt\":\"2026-01-01T00:00:00Z\"}",
        "{\"name\":\"Ann\",\"address\":{\"lines\":[\"one\\ntwo\"]}}",
      })
  void anInvalidCustomerIsRefused(String body) {
    As.manager()
        .contentType("application/json")
        .body(body)
        .post("/customers")
        .then()
        .statusCode(400)
        .body("errors.size()", equalTo(1));
  }

  @Test
  void aUserSeesTheLinkedCustomerAlone() {
    var ann = TestAccount.linkedToACustomer();
    var ben = TestAccount.linkedToACustomer();
    ann.account().asks().get("/customers/" + ann.customerId()).then().statusCode(200);
    ann.account().asks().get("/customers/" + ben.customerId()).then().statusCode(404);
    List<String> seen =
        ann.account()
            .asks()
            .queryParam("total", true)
            .get("/customers")
            .then()
            .statusCode(200)
            .body("page.total", equalTo(1))
            .extract()
            .path("items.id");
    assertThat(seen).containsExactly(ann.customerId());
    Some.json(ann.account().asks(), Map.of("name", "Ann"))
        .header("If-Match", "*")
        .put("/customers/" + ann.customerId())
        .then()
        .statusCode(403);
  }
}
