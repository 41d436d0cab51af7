package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the requirements of HTTP for every resource with a few examples. */
@IntegrationTest
class HttpContractIT {

  private static final String JSON = "Content-Type: application/json";

  private static String admin() {
    return "Authorization: Bearer " + BedloeServer.shared().as().adminToken();
  }

  @Test
  void aQueryWithCharactersThatBrowsersDoNotEncodeIsRead() {
    var sku = Some.word("P|{^`\\}");
    Some.created(Some.json(As.admin(), Some.product(sku)).post("/products"));
    var answer = RawHttp.ask("GET", "/api/v1/products?sku=" + sku, admin());
    assertThat(answer.statusLine()).startsWith("HTTP/1.1 200");
    assertThat(answer.body()).contains("\"items\":[{");
  }

  @Test
  void aGzipBodyIsDecodedAndAnotherCodingIsRefusedWithAcceptEncoding() throws IOException {
    var body = "{\"sku\":\"%s\",\"name\":\"n\",\"price\":{\"amount\":\"1\",\"currency\":\"GBP\"}}";
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body.formatted(Some.word("GZ")).getBytes(StandardCharsets.UTF_8));
    }
    var good =
        RawHttp.ask(
            "POST",
            "/api/v1/products",
            bytes.toByteArray(),
            List.of(admin(), JSON, "Content-Encoding: gzip"));
    assertThat(good.status()).as(good.body()).isEqualTo(201);
    var broken =
        RawHttp.ask(
            "POST",
            "/api/v1/products",
            "{}".getBytes(StandardCharsets.UTF_8),
            List.of(admin(), JSON, "Content-Encoding: gzip"));
    assertThat(broken.status()).isEqualTo(400);
    assertThat(broken.body()).contains("/problems/malformed-body");
    var brotli =
        RawHttp.ask(
            "POST",
            "/api/v1/products",
            "{}".getBytes(StandardCharsets.UTF_8),
            List.of(admin(), JSON, "Content-Encoding: br"));
    assertThat(brotli.status()).isEqualTo(415);
    assertThat(brotli.header("Accept-Encoding")).isEqualTo("gzip, deflate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept: text/html;q=abc",
        "Accept: */*;q=",
        "Accept-Language: x;q=;;",
        "If-Match: \"v0",
        "If-None-Match: \"v0",
        "If-None-Match: v0",
        "Content-Type: a/b;q=\"",
        "Host: a|b"
      })
  void aHeaderThatCannotBeParsedIsRefusedByItsName(String header) {
    var id = Some.productId();
    var answer = RawHttp.ask("GET", "/api/v1/products/" + id, admin(), header);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains(header.substring(0, header.indexOf(':')));
    assertThat(answer.body()).contains("/problems/invalid-header");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*", "en_US", "zh-Hant-CN-x-private", "en-GB, fr;q=0.5, *;q=0", "i-klingon"})
  void aListOfLanguagesIsRead(String languages) {
    var answer = RawHttp.ask("GET", "/api/v1/products", admin(), "Accept-Language: " + languages);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%2e",
        "/%2F",
        "/%23",
        "/api/v1/products/%2f",
        "/api/v1/%ff",
        "/nowhere;x=1",
        "/api/v1/products/x;y=2",
        "/api/v1;x=1/products"
      })
  void anAddressThatTheServerRefusesIsAProblemWithARequestId(String path) {
    var answer = RawHttp.ask("GET", path, admin());
    assertThat(answer.status()).isBetween(400, 404);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.header("X-Request-Id")).isNotBlank();
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(answer.body()).doesNotContain("\"requestId\":\"null\"");
  }

  @Test
  void aReadRefusesParametersThatItDoesNotHave() {
    As.admin()
        .queryParam("expand", "lines")
        .get("/products/" + Some.productId())
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-parameter"))
        .body("errors.pointer", hasItem("expand"));
  }

  @Test
  void anUnencodedPlusIsRefusedWithAHint() {
    var answer =
        RawHttp.ask("GET", "/api/v1/orders?placedAt[gt]=2026-11-21T10:00:00+01:00", admin());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("%2B");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void anEmptyTextIsNoCustomerAndNoProduct(String empty) {
    var line = Map.of("sku", "any", "quantity", 1);
    Some.json(As.admin(), Map.of("currency", "GBP", "customerId", empty, "lines", List.of(line)))
        .post("/orders")
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem("/customerId"));
    Some.json(
            As.admin(),
            Map.of(
                "currency",
                "GBP",
                "lines",
                List.of(Map.of("sku", "any", "productId", empty, "quantity", 1))))
        .post("/orders")
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem("/lines/0/productId"));
  }

  @Test
  void membersInAnotherOrderAreTheSameRequestUnderOneKey() {
    var key = Some.word("order");
    var sku = Some.word("ORDER");
    var first = "{\"sku\":\"%s\",\"name\":\"n\",\"price\":{\"amount\":\"1\",\"currency\":\"GBP\"}}";
    var second =
        "{ \"price\":{\"currency\":\"GBP\",\"amount\":\"1\"}, \"name\":\"n\", \"sku\":\"%s\" }";
    var id =
        Some.created(
            Some.json(As.admin(), first.formatted(sku))
                .header("Idempotency-Key", key)
                .post("/products"));
    Some.json(As.admin(), second.formatted(sku))
        .header("Idempotency-Key", key)
        .post("/products")
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .body("id", equalTo(id));
  }

  @Test
  void theChallengeHasAnErrorOnlyWhenATokenWasSent() {
    As.bearer("not.a.token")
        .get("/products")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer realm=\"bedloe\", error=\"invalid_token\"");
    As.nobody()
        .get("/products")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer realm=\"bedloe\"");
  }

  @Test
  void aFilterByADayMatchesTheWholeDay() {
    var id = Some.productId();
    var day = As.admin().get("/products/" + id).jsonPath().getString("createdAt").substring(0, 10);
    As.admin()
        .queryParams("id", id, "createdAt", day)
        .get("/products")
        .then()
        .body("items", hasSize(1));
    As.admin()
        .queryParams("id", id, "createdAt[lte]", day)
        .get("/products")
        .then()
        .body("items", hasSize(1));
    As.admin()
        .queryParams("id", id, "createdAt[gt]", day)
        .get("/products")
        .then()
        .body("items", hasSize(0));
  }

  @Test
  void aFilterThatIsRepeatedIsRefused() {
    As.admin()
        .queryParam("sku", "A", "B")
        .get("/products")
        .then()
        .statusCode(400)
        .body("errors.code", hasItem("repeated"));
  }

  @Test
  void aPostOfTheRefreshCookieWithoutAHostIsRefused() {
    var answer =
        RawHttp.ask(
            "POST",
            "/api/v1/auth/refresh",
            "{}".getBytes(StandardCharsets.UTF_8),
            List.of(
                "Host:",
                JSON,
                "Origin: http://localhost",
                "Cookie: __Secure-bedloe-refresh=x; __Host-bedloe-refresh=x"));
    assertThat(answer.status()).isBetween(400, 403);
  }
}
