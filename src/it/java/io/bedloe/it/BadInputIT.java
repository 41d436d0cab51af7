package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@IntegrationTest
class BadInputIT {

  private static final String GOOD_PRICE = "\"price\":{\"amount\":\"1.00\",\"currency\":\"GBP\"}";

  static Stream<Arguments> badBodies() {
    return Stream.of(
        Arguments.of("{", "malformed-body", null, null),
        Arguments.of("", "malformed-body", null, null),
        Arguments.of("null", "malformed-body", null, null),
        Arguments.of("{\"sku\":\"a\",\"sku\":\"b\"}", "malformed-body", null, null),
        Arguments.of("{} {}", "invalid-input", null, null),
        Arguments.of("[".repeat(5_000), "invalid-input", "", "wrong-type"),
        Arguments.of(attributes("{\"a\":" + "[".repeat(5_000)), "malformed-body", null, null),
        Arguments.of("[]", "invalid-input", "", "wrong-type"),
        Arguments.of("{\"sku\":5}", "invalid-input", "/sku", "wrong-type"),
        Arguments.of("{\"sku\":[\"a\"]}", "invalid-input", "/sku", "wrong-type"),
        Arguments.of("{\"sku\":true}", "invalid-input", "/sku", "wrong-type"),
        Arguments.of("{\"active\":\"yes\"}", "invalid-input", "/active", "wrong-type"),
        Arguments.of("{\"active\":1}", "invalid-input", "/active", null),
        Arguments.of("{\"attributes\":[]}", "invalid-input", "/attributes", null),
        Arguments.of("{\"colour\":\"red\"}", "invalid-input", "/colour", "unknown-field"),
        Arguments.of("{\"id\":\"x\"}", "invalid-input", "/id", "unknown-field"),
        Arguments.of("{\"a/b~c\":1}", "invalid-input", "/a~1b~0c", "unknown-field"),
        Arguments.of("{\"price\":\"19.99\"}", "invalid-input", "/price", "wrong-type"),
        Arguments.of(
            "{\"price\":{\"amount\":19.99,\"currency\":\"GBP\"}}", "invalid-input", null, null),
        Arguments.of(price("-0.01", "GBP"), "invalid-input", "/price", "not-negative"),
        Arguments.of(price("0.001", "GBP"), "invalid-input", "/price", "too-many-decimals"),
        Arguments.of(price("1e9", "GBP"), "invalid-input", "/price", "invalid-amount"),
        Arguments.of(price("99999999999999999999999999", "GBP"), "invalid-input", "/price", null),
        Arguments.of(price("1", "GBX"), "invalid-input", "/price", "unknown-currency"),
        Arguments.of(price("1", "XAU"), "invalid-input", "/price", "unknown-currency"),
        Arguments.of("{\"sku\":\"a\\u0000b\"}", "invalid-input", "/sku", "nul-character"),
        Arguments.of("{\"name\":\"\\ud800\"}", "invalid-input", "/name", "lone-surrogate"),
        Arguments.of("{\"name\":\"\\udc00\\ud800\"}", "invalid-input", "/name", "lone-surrogate"),
        Arguments.of(named("n".repeat(201)), "invalid-input", "/name", "invalid-length"),
        Arguments.of(named("   "), "invalid-input", "/name", "required"),
        Arguments.of(
            attributes("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}"),
            "invalid-input",
            "/attributes",
            "too-deep"),
        Arguments.of(attributes("{\"a\":\"x\\u0000\"}"), "invalid-input", null, null),
        Arguments.of(
            attributes("{\"a\":\"" + "x".repeat(16_001) + "\"}"),
            "invalid-input",
            "/attributes",
            "too-long"));
  }

  @ParameterizedTest
  @MethodSource("badBodies")
  void aBadBodyIsRefusedWithItsReason(
      String body, String problem, @Nullable String pointer, @Nullable String code) {
    int before = count();
    var answer = As.admin().contentType(ContentType.JSON).body(body).post("/products");
    isProblem(answer, 400, problem);
    if (pointer != null) {
      assertThat(answer.jsonPath().getList("errors.pointer")).contains(pointer);
    }
    if (code != null) {
      assertThat(answer.jsonPath().getList("errors.code")).contains(code);
    }
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void aBodyOfTenMegabytesIsNotRead() {
    var body = named("x".repeat(10_000_000));
    isProblem(
        As.admin().contentType(ContentType.JSON).body(body).post("/products"),
        413,
        "body-too-large");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    var body = named("Müller").getBytes(StandardCharsets.ISO_8859_1);
    isProblem(
        As.admin().contentType("application/json").body(body).post("/products"),
        400,
        "malformed-body");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "O'Brien", "Müller", "株式会社", "👩‍👩‍👧 family", "Robert'); DROP TABLE products;--",
        "<script>alert(1)</script>", "${jndi:ldap://x}", "{{7*7}}", "%27%20OR%201=1", "a\tb\nc",
        "\u202eright-to-left", "é (decomposed)", "NULL", "../../etc/passwd", "\\u0000 as text"
      })
  void anyTextIsStoredUnchanged(String text) {
    var sku = Some.word("T");
    var id =
        Some.created(
            Some.json(
                    As.admin(),
                    Map.of(
                        "sku",
                        sku,
                        "name",
                        text,
                        "description",
                        text,
                        "externalReference",
                        sku + text,
                        "price",
                        Some.pounds("1.00"),
                        "attributes",
                        Map.of(text, text)))
                .post("/products"));
    As.user()
        .get("/products/" + id)
        .then()
        .body("name", equalTo(text))
        .body("description", equalTo(text))
        .body("attributes", equalTo(Map.of(text, text)));
    As.user()
        .queryParam("externalReference", sku + text)
        .get("/products")
        .then()
        .body("items.id", equalTo(List.of(id)));
    As.user().queryParam("q", text).get("/products").then().statusCode(200);
    As.user().queryParam("name[contains]", text).get("/products").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/products/1",
        "/products/none",
        "/products/00000000-0000-0000-0000-00000000000g",
        "/products/00000000-0000-0000-0000-000000000000",
        "/stock/x",
        "/stock/x/reconciliation",
        "/orders/x",
        "/orders/00000000-0000-0000-0000-000000000000",
        "/stock/00000000-0000-0000-0000-000000000000",
        "/nothing"
      })
  void anUnknownPathIsNotFound(String path) {
    var answer = As.admin().get(path);
    assertThat(answer.statusCode()).isEqualTo(404);
    isProblem(answer, 404, null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
  void otherMediaTypesAreNotRead(String type) {
    isProblem(
        As.admin().contentType(type).body("x").post("/products"), 415, "unsupported-media-type");
  }

  @Test
  void anUnsupportedAcceptHeaderIsNotAcceptable() {
    isProblem(As.admin().accept("text/html").get("/products"), 406, "not-acceptable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%zz", "q=%", "q=%f", "sku=%00", "q=%00"})
  void aBadQueryIsRefused(String query) throws IOException {
    var server = BedloeServer.shared().uri();
    // The request is written manually, because no client library sends it.
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket
          .getOutputStream()
          .write(
              """
              GET /api/v1/products?%s HTTP/1.1\r
              Host: %s\r
              Authorization: Bearer %s\r
              Connection: close\r
              \r
              """
                  .formatted(query, server.getAuthority(), BedloeServer.shared().as().adminToken())
                  .replace("\r\n", "\n")
                  .replace("\n", "\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"email\":\"a\"}",
        "{\"email\":5,\"password\":\"x\"}",
        "{\"email\":\"\",\"password\":\"\"}",
        "{\"email\":\"a\",\"password\":\"x\",\"roles\":[\"admin\"]}"
      })
  void aBadSignInIsRefused(String body) {
    isProblem(
        As.nobody().contentType(ContentType.JSON).body(body).post("/auth/login"),
        400,
        "invalid-input");
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin@bedloe.example", "nobody@bedloe.example", "' OR 1=1 --"})
  void aWrongPasswordAndAnUnknownAddressAreRefusedAlike(String email) {
    var answer =
        Some.json(As.nobody(), Map.of("email", email, "password", "wrong")).post("/auth/login");
    isProblem(answer, 401, "wrong-credentials");
    assertThat(answer.jsonPath().getString("detail"))
        .isEqualTo(
            "No account has this e-mail address and password. If you have just registered, follow"
                + " the link in the e-mail first.");
  }

  private static void isProblem(Response answer, int status, @Nullable String code) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    var problem = answer.jsonPath();
    assertThat(problem.getInt("status")).isEqualTo(status);
    for (var member : List.of("type", "title", "detail", "instance", "requestId")) {
      assertThat(problem.getString(member)).as(member).isNotBlank();
    }
    if (code != null) {
      assertThat(problem.getString("type")).isEqualTo("/problems/" + code);
    }
    assertThat(answer.asString()).doesNotContain("Exception", "org.", "SELECT");
  }

  private static int count() {
    return As.admin()
        .queryParams("total", true, "limit", 1)
        .get("/products")
        .jsonPath()
        .getInt("page.total");
  }

  private static String named(String name) {
    return "{\"sku\":\"%s\",\"name\":\"%s\",%s}".formatted(Some.word("N"), name, GOOD_PRICE);
  }

  private static String attributes(String attributes) {
    return "{\"sku\":\"%s\",\"name\":\"n\",%s,\"attributes\":%s}"
        .formatted(Some.word("N"), GOOD_PRICE, attributes);
  }

  private static String price(String amount, String currency) {
    return "{\"sku\":\"%s\",\"name\":\"n\",\"price\":{\"amount\":\"%s\",\"currency\":\"%s\"}}"
        .formatted(Some.word("N"), amount, currency);
  }
}
