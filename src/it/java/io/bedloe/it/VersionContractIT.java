package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Versions of resources: entity tags, and the preconditions of reads and changes (RFC 9110, 13).
 */
@IntegrationTest
class VersionContractIT {

  private static String admin() {
    return "Authorization: Bearer " + BedloeServer.shared().as().adminToken();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"v0\"", "W/\"v0\"", "*", "\"other\", W/\"v0\""})
  void aReadOfAVersionThatTheClientHasIsNotModified(String tags) {
    var path = "/api/v1/products/" + Some.productId();
    var answer = RawHttp.ask("GET", path, admin(), "If-None-Match: " + tags);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(304);
    assertThat(answer.header("ETag")).isEqualTo("\"v0\"");
    assertThat(RawHttp.ask("GET", path, admin(), "If-None-Match: \"v1\"").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"v1\"", "W/\"v0\""})
  void aReadOfAnotherVersionThanIfMatchNamesIsAProblem(String tags) {
    var path = "/api/v1/products/" + Some.productId();
    var answer = RawHttp.ask("GET", path, admin(), "If-Match: " + tags);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(412);
    assertThat(answer.body()).contains("/problems/stale-version");
    assertThat(RawHttp.ask("GET", path, admin(), "If-Match: \"v7\", \"v0\"").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/products", "/customers"})
  void aPatchThatChangesNothingKeepsTheVersion(String collection) {
    var id =
        collection.equals("/products")
            ? Some.productId()
            : Some.created(Some.json(As.admin(), Map.of("name", "Ann")).post(collection));
    var before = As.admin().get(collection + "/" + id);
    var tag = before.header("ETag");
    Some.patch(As.admin(), tag, "{}")
        .patch(collection + "/" + id)
        .then()
        .statusCode(200)
        .header("ETag", equalTo(tag))
        .body("updatedAt", equalTo(before.jsonPath().getString("updatedAt")));
  }

  @Test
  void patchesOfAccountsAndRolesThatChangeNothingKeepTheVersionToo() {
    var role = Some.role("user");
    var roleId =
        As.admin().queryParam("name", role).get("/roles").jsonPath().getString("items[0].id");
    var account = TestAccount.with("user");
    for (var path : List.of("/roles/" + roleId, "/users/" + account.id())) {
      var before = As.admin().get(path);
      var tag = before.header("ETag");
      Some.patch(As.admin(), tag, "{}")
          .patch(path)
          .then()
          .statusCode(200)
          .header("ETag", equalTo(tag))
          .body("updatedAt", equalTo(before.jsonPath().getString("updatedAt")));
    }
  }

  @Test
  void aPostWithAStaleIfMatchIsRefused() {
    var product = Some.productId();
    var receipt = Map.of("quantity", 5, "reason", "test");
    var path = "/stock/" + product + "/receipts";
    var first = Some.json(As.admin(), receipt).post(path);
    var seen = first.header("ETag");
    Some.json(As.admin(), receipt).header("If-Match", seen).post(path).then().statusCode(200);
    Some.json(As.admin(), receipt)
        .header("If-Match", seen)
        .post(path)
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-version"));
    As.admin().get("/stock/" + product).then().body("onHand", equalTo(10));
    var sku = As.admin().get("/products/" + product).jsonPath().getString("sku");
    var order = Map.of("currency", "GBP", "lines", List.of(Map.of("sku", sku, "quantity", 1)));
    var id = Some.created(Some.json(As.admin(), order).post("/orders"));
    Some.json(As.admin(), Map.of("to", "CONFIRMED"))
        .header("If-Match", "\"v99\"")
        .post("/orders/" + id + "/transitions")
        .then()
        .statusCode(412);
    As.admin().get("/orders/" + id).then().body("status", equalTo("PLACED"));
  }

  @Test
  void theStatusLineOf428HasItsReasonPhrase() {
    var answer = RawHttp.ask("DELETE", "/api/v1/products/" + UUID.randomUUID(), admin());
    assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 428 Precondition Required");
  }
}
