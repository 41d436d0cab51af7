package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a refusal says what is wrong, what was expected and what to do. */
@IntegrationTest
class ErrorTextsIT {

  private static final String PRODUCT =
      "{\"sku\":\"%s\",\"name\":\"n\",\"price\":{\"amount\":\"1\",\"currency\":\"GBP\"},\"attributes\":%s}";

  @ParameterizedTest
  @CsvSource({
    "POST, /products, application/json, Accept",
    "POST, /imports?kind=products, text/csv, Accept",
    "PATCH, /products/01890a5d-ac96-774b-bcce-b302099a8057, application/merge-patch+json, Accept-Patch",
    "POST, /auth/login, application/json, Accept"
  })
  void aMediaTypeThatIsNotReadIsAnsweredWithTheOnesThatAre(
      String method, String path, String type, String header) {
    As.admin()
        .contentType("application/xml")
        .body("<x/>")
        .header("If-Match", "\"v0\"")
        .request(method, path)
        .then()
        .statusCode(415)
        .header(header, equalTo(type))
        .body("detail", containsString("This operation reads " + type + "."));
  }

  @ParameterizedTest
  @CsvSource({
    "/products, application/json",
    "/products/01890a5d-ac96-774b-bcce-b302099a8057, application/json",
    "/imports/01890a5d-ac96-774b-bcce-b302099a8057/refused, text/csv",
    "/reports/sales, 'application/json, text/csv'"
  })
  void anAcceptThatCannotBeMetIsAnsweredWithWhatCan(String path, String types) {
    for (var method : List.of("GET", "HEAD")) {
      var answer = As.admin().accept("image/png").request(method, path);
      assertThat(answer.statusCode()).as("%s %s", method, path).isEqualTo(406);
    }
    As.admin()
        .accept("image/png")
        .get(path)
        .then()
        .body("type", equalTo("/problems/not-acceptable"))
        .body("detail", containsString("This operation produces " + types + "."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t\r "})
  void aPostWithoutABodySaysThatABodyIsNeeded(String body) {
    for (var path : List.of("/products", "/auth/login", "/orders")) {
      As.admin()
          .contentType("application/json")
          .body(body)
          .post(path)
          .then()
          .statusCode(400)
          .body("type", equalTo("/problems/malformed-body"))
          .body("detail", containsString("needs a request body, and the request has none"));
    }
  }

  @Test
  void aPostWithoutABodyAndAContentTypeSaysThatBothAreNeeded() {
    var answer =
        RawHttp.ask(
            "POST",
            "/api/v1/products",
            new byte[0],
            List.of("Authorization: Bearer " + BedloeServer.shared().as().adminToken()));
    assertThat(answer.body()).contains("needs a request body").contains("application/json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/products | {'sku':'a','sku':'b'} | /sku",
        "/products | {'sku':'a','price':{'amount':'1','amount':'2'}} | /price/amount",
        "/products | {'sku':'a','attributes':{'a/b':1,'a/b':2}} | /attributes/a~1b",
        "/orders | {'lines':[{'sku':'a'},{'sku':'b','sku':'c'}]} | /lines/1/sku"
      })
  void aMemberThatComesTwiceIsRefusedWithItsName(String path, String body, String pointer) {
    As.admin()
        .contentType(ContentType.JSON)
        .body(body.replace('\'', '"'))
        .post(path)
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/malformed-body"))
        .body("detail", containsString("'" + pointer + "' more than once"))
        .body("errors.pointer", contains(pointer))
        .body("errors.code", contains("duplicate-member"));
  }

  @Test
  void aMemberThatComesTwiceInAMergePatchIsRefusedWithItsName() {
    Some.patch(As.admin(), "\"v0\"", "{\"name\":\"a\",\"name\":\"b\"}")
        .patch("/products/" + Some.productId())
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/name"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/products?sku=a&sku=b",
        "/products?limit=1&limit=2",
        "/reports/sales?currency=GBP&currency=EUR"
      })
  void aParameterThatIsGivenTwiceIsRefusedWithThatReason(String path) {
    As.admin()
        .get(path)
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem(path.replaceAll(".*&(\\w+)=.*", "$1")))
        .body("errors.detail", hasItem("is given 2 times; give it once"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/products/1", "/orders/x", "/stock/1-1-1-1-1", "/users/me-too", "/imports/0"})
  void anIdThatIsNoUuidIsNotFoundForThatReason(String path) {
    As.admin()
        .get(path)
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/not-found"))
        .body("detail", containsString("The id in the path is not a UUID"));
    As.admin()
        .get("/nothing")
        .then()
        .statusCode(404)
        .body("detail", equalTo("Nothing is served at this address."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a':1e39} | /attributes/a | too-many-digits",
        "{'a':{'b':[1,{'c/d':1e39}]}} | /attributes/a/b/1/c~1d | too-many-digits",
        "{'a':'x\\u0000'} | /attributes/a | nul-character",
        "{'a':{'b':[1,{'c/d':'\\ud800'}]}} | /attributes/a/b/1/c~1d | lone-surrogate",
        "{'a':{'b\\u0000':1}} | /attributes/a | nul-character",
      })
  void aFaultInsideAttributesNamesItsPlace(String attributes, String pointer, String code) {
    var json = PRODUCT.formatted(Some.word("PTR"), attributes.replace('\'', '"'));
    As.admin()
        .contentType(ContentType.JSON)
        .body(json)
        .post("/products")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains(pointer))
        .body("errors.code", contains(code));
    Some.patch(As.admin(), "\"v0\"", "{\"attributes\":" + attributes.replace('\'', '"') + "}")
        .patch("/products/" + Some.productId())
        .then()
        .statusCode(400)
        .body("errors.pointer", contains(pointer))
        .body("errors.code", contains(code));
  }

  @Test
  void aBodyThatIsNoJsonSaysWhere() {
    Some.json(As.admin(), "{\"sku\": }")
        .post("/products")
        .then()
        .statusCode(400)
        .body(
            "detail",
            allOf(
                containsString("The request body is not well-formed JSON at line 1"),
                containsString("column")));
    Some.json(As.admin(), Map.of("attributes", Map.of("a", "x".repeat(10))))
        .post("/products")
        .then()
        .statusCode(400)
        .body("errors.code", hasItem("required"));
  }
}
