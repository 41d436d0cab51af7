package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests the write contract of all resources with products, since one implementation serves all of
 * them.
 */
@IntegrationTest
class WriteContractIT {

  @Test
  void aReadWithTheCurrentETagIsNotModified() {
    var id = Some.productId();
    As.user().header("If-None-Match", "\"v0\"").get("/products/" + id).then().statusCode(304);
    As.user()
        .header("If-None-Match", "\"v1\"")
        .get("/products/" + id)
        .then()
        .statusCode(200)
        .header("ETag", "\"v0\"");
  }

  @Test
  void aChangeWithoutAVersionIsRefusedAndAStaleOneToo() {
    var id = Some.productId();
    var body = Some.product(Some.word("X"));
    Some.json(As.admin(), body).put("/products/" + id).then().statusCode(428);
    As.admin().delete("/products/" + id).then().statusCode(428);
    As.admin()
        .contentType("application/merge-patch+json")
        .body("{}")
        .patch("/products/" + id)
        .then()
        .statusCode(428)
        .body("type", equalTo("/problems/precondition-required"));
    for (var version : List.of("\"v7\"", "\"else\"", "W/\"v0\"", "\"v7\", \"v8\"")) {
      Some.json(As.admin(), body)
          .header("If-Match", version)
          .put("/products/" + id)
          .then()
          .statusCode(412)
          .body("type", equalTo("/problems/stale-version"));
    }
    Some.json(As.admin(), body)
        .header("If-Match", "v0")
        .put("/products/" + id)
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-header"));
    As.user().get("/products/" + id).then().header("ETag", "\"v0\"");
  }

  @Test
  void ifMatchAcceptsAnyVersionOrAListWithTheCurrentOne() {
    var id = Some.productId();
    Some.patch(As.admin(), "*", "{\"name\":\"One\"}")
        .patch("/products/" + id)
        .then()
        .statusCode(200);
    Some.patch(As.admin(), "\"v0\", \"v1\"", "{\"name\":\"Two\"}")
        .patch("/products/" + id)
        .then()
        .statusCode(200)
        .header("ETag", "\"v2\"");
  }

  @Test
  void onlyOneOfSeveralConcurrentChangesOfAVersionSucceeds() throws Exception {
    var id = Some.productId();
    var answers =
        AtOnce.all(
            8,
            i ->
                Some.patch(As.admin(), "\"v0\"", "{\"name\":\"Name %d\"}".formatted(i))
                    .patch("/products/" + id));
    assertThat(answers).extracting(Response::statusCode).containsOnlyOnce(200);
    assertThat(answers).extracting(Response::statusCode).containsOnly(200, 412);
    As.user().get("/products/" + id).then().header("ETag", "\"v1\"");
  }

  @Test
  void aRepeatedRequestIsAnsweredAgainByteForByte() {
    var key = Some.word("KEY");
    var body = Some.product(Some.word("ONCE"));
    var first = Some.json(As.admin().header("Idempotency-Key", key), body).post("/products");
    var again = Some.json(As.admin().header("Idempotency-Key", key), body).post("/products");
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.header("Idempotency-Replayed")).isNull();
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
    for (var header : List.of("ETag", "Location", "Content-Type")) {
      assertThat(again.header(header)).as(header).isEqualTo(first.header(header));
    }
  }

  @Test
  void anIdempotencyKeyIsBoundToOneRequestAndOneCaller() {
    var key = Some.word("KEY");
    Some.json(As.admin().header("Idempotency-Key", key), Some.product(Some.word("A")))
        .post("/products")
        .then()
        .statusCode(201);
    Some.json(As.admin().header("Idempotency-Key", key), Some.product(Some.word("B")))
        .post("/products")
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/idempotency-key-reused"));
    Some.json(As.manager().header("Idempotency-Key", key), Some.product(Some.word("C")))
        .post("/products")
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", nullValue());
  }

  @Test
  void theKeyOfARefusedRequestCanBeUsedAgain() {
    var key = Some.word("KEY");
    var sku = Some.word("TAKEN");
    var id = Some.created(Some.json(As.admin(), Some.product(sku)).post("/products"));
    Some.json(As.admin().header("Idempotency-Key", key), Some.product(sku))
        .post("/products")
        .then()
        .statusCode(409);
    As.admin().header("If-Match", "\"v0\"").delete("/products/" + id).then().statusCode(204);
    Some.json(As.admin().header("Idempotency-Key", key), Some.product(sku))
        .post("/products")
        .then()
        .statusCode(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"with blank", "ümlaut"})
  void anInvalidIdempotencyKeyIsRefused(String key) {
    Some.json(As.admin().header("Idempotency-Key", key), Some.product(Some.word("A")))
        .post("/products")
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-idempotency-key"));
  }

  @Test
  void aKeyThatIsTooLongIsRefused() {
    Some.json(As.admin().header("Idempotency-Key", "k".repeat(256)), Some.product(Some.word("A")))
        .post("/products")
        .then()
        .statusCode(400);
  }

  @Test
  void concurrentRequestsWithOneKeyCreateOneProduct() throws Exception {
    var key = Some.word("KEY");
    var sku = Some.word("RACE");
    var answers =
        AtOnce.all(
            50,
            i ->
                Some.json(As.admin().header("Idempotency-Key", key), Some.product(sku))
                    .post("/products"));
    var made = answers.stream().filter(answer -> answer.statusCode() == 201).toList();
    assertThat(made).isNotEmpty();
    assertThat(made.stream().map(Response::asString).distinct()).hasSize(1);
    assertThat(answers.stream().filter(answer -> answer.statusCode() != 201))
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(409);
              assertThat(answer.jsonPath().getString("type"))
                  .isEqualTo("/problems/idempotency-key-in-use");
            });
    As.admin()
        .queryParams("sku", sku, "total", true)
        .get("/products")
        .then()
        .body("page.total", equalTo(1));
  }

  @Test
  void aValidRequestIdIsReturnedAndAnInvalidOneReplaced() {
    As.user()
        .header("X-Request-Id", "order-42.a:b")
        .get("/products")
        .then()
        .header("X-Request-Id", equalTo("order-42.a:b"));
    var made =
        As.user()
            .header("X-Request-Id", "<script>")
            .get("/products/none")
            .then()
            .statusCode(404)
            .extract();
    assertThat(made.header("X-Request-Id")).matches("[0-9a-f-]{36}");
    assertThat(made.jsonPath().getString("requestId")).isEqualTo(made.header("X-Request-Id"));
  }

  @Test
  void everyAnswerCarriesTheSecurityHeaders() {
    for (var path : List.of("/products", "/none", "/products/none")) {
      var answer = As.user().get(path);
      Map.of(
              "Content-Security-Policy",
                  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
              "X-Content-Type-Options", "nosniff",
              "Referrer-Policy", "no-referrer",
              "Cache-Control", "no-store")
          .forEach((name, value) -> assertThat(answer.header(name)).as(name).isEqualTo(value));
      assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
    }
  }

  @Test
  void aKeyThatComesWithAnotherPathIsRefusedAndNothingHappensThere() {
    var key = Some.word("KEY");
    var receipt = Map.of("quantity", 7, "reason", "delivered");
    var first = Some.productId();
    var second = Some.productId();
    Some.json(As.manager().header("Idempotency-Key", key), receipt)
        .post("/stock/" + first + "/receipts")
        .then()
        .statusCode(200);
    Some.json(As.manager().header("Idempotency-Key", key), receipt)
        .post("/stock/" + second + "/receipts")
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/idempotency-key-reused"));
    As.manager().get("/stock/" + first).then().body("onHand", equalTo(7));
    As.manager().get("/stock/" + second).then().body("onHand", equalTo(0));
  }
}
