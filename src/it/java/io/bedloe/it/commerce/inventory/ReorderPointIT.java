package io.bedloe.it.commerce.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.bedloe.it.As;
import io.bedloe.it.AtOnce;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the reorder point of a product over HTTP. */
@IntegrationTest
class ReorderPointIT {

  private final String product = SalesDesk.shared().item("1.00").id();
  private final String path = "/stock/" + product + "/reorder-point";

  private Response set(RequestSpecification as, String version, long quantity) {
    return Some.json(as, Map.of("quantity", quantity)).header("If-Match", version).put(path);
  }

  @Test
  void aReorderPointIsSetChangedAndRemovedByVersions() {
    As.user()
        .get(path)
        .then()
        .statusCode(200)
        .header("ETag", "\"v0\"")
        .body("productId", equalTo(product))
        .body("quantity", nullValue());
    set(As.manager(), "\"v0\"", 0)
        .then()
        .statusCode(200)
        .header("ETag", "\"v1\"")
        .body("quantity", equalTo(0))
        .body("alertedAt", nullValue());
    set(As.manager(), "\"v0\"", 7)
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-version"));
    set(As.manager(), "\"v1\"", 7).then().statusCode(200).header("ETag", "\"v2\"");
    set(As.manager(), "*", 7).then().statusCode(200).header("ETag", "\"v2\"");
    As.user().header("If-None-Match", "\"v2\"").get(path).then().statusCode(304);
    As.manager().header("If-Match", "\"v1\"").delete(path).then().statusCode(412);
    As.manager().header("If-Match", "\"v2\"").delete(path).then().statusCode(204);
    As.user().get(path).then().header("ETag", "\"v3\"").body("quantity", nullValue());
    As.manager().header("If-Match", "\"v3\"").delete(path).then().statusCode(204);
    As.user().get(path).then().header("ETag", "\"v3\"");
  }

  @Test
  void aChangeWithoutAVersionIsRefused() {
    Some.json(As.manager(), Map.of("quantity", 1)).put(path).then().statusCode(428);
    As.manager().delete(path).then().statusCode(428);
  }

  @Test
  void ofManyWhoSetTheFirstReorderPointOneSucceeds() throws Exception {
    var answers = AtOnce.all(6, number -> set(As.manager(), "\"v0\"", number + 1L));
    assertThat(answers).extracting(Response::statusCode).containsOnlyOnce(200);
    assertThat(answers).extracting(Response::statusCode).containsOnly(200, 412);
    As.user().get(path).then().header("ETag", "\"v1\"").body("quantity", not(nullValue()));
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"quantity\":-1}',/quantity",
    "'{\"quantity\":1000000001}',/quantity",
    "'{\"quantity\":1.5}',/quantity",
    "'{\"quantity\":null}',/quantity",
    "'{}',/quantity",
    "'{\"quantity\":1,\"alertedAt\":\"2026-01-01T00:00:00Z\"}',/alertedAt"
  })
  void whatIsNoReorderPointIsRefused(String body, String pointer) {
    Some.json(As.manager(), body)
        .header("If-Match", "*")
        .put(path)
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem(pointer));
    As.user().get(path).then().header("ETag", "\"v0\"");
  }

  @Test
  void aProductThatDoesNotExistHasNoReorderPoint() {
    var unknown = "/stock/" + UUID.randomUUID() + "/reorder-point";
    As.manager()
        .get(unknown)
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/product-not-found"));
    Some.json(As.manager(), Map.of("quantity", 1))
        .header("If-Match", "*")
        .put(unknown)
        .then()
        .statusCode(404);
    As.manager().header("If-Match", "*").delete(unknown).then().statusCode(404);
  }

  @Test
  void onlyThoseWhoMayChangeStockMaySetAndRemoveReorderPoints() {
    set(As.user(), "*", 1).then().statusCode(403);
    As.user().header("If-Match", "*").delete(path).then().statusCode(403);
    As.nobody().get(path).then().statusCode(401);
    set(As.nobody(), "*", 1).then().statusCode(401);
    As.nobody().header("If-Match", "*").delete(path).then().statusCode(401);
  }
}
