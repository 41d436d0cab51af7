package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@IntegrationTest
class SecurityHeadersIT {

  static Stream<Arguments> answers() {
    var large = "{\"name\": \"" + "x".repeat(1_100_000) + "\"}";
    return Stream.of(
        Arguments.of(200, As.admin().get("/products")),
        Arguments.of(201, Some.json(As.admin(), Some.product(Some.word("H"))).post("/products")),
        Arguments.of(400, As.admin().queryParam("limit", 0).get("/products")),
        Arguments.of(401, As.nobody().get("/products")),
        Arguments.of(403, As.user().get("/reports/sales")),
        Arguments.of(404, As.admin().get("/nowhere")),
        Arguments.of(405, As.admin().delete("/products")),
        Arguments.of(406, As.admin().accept("image/png").get("/products")),
        Arguments.of(413, Some.json(As.admin(), large).post("/products")),
        Arguments.of(415, As.admin().contentType("text/plain").body("x").post("/products")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void everyResponseHasTheSecurityHeaders(int status, Response answer) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.header("Content-Security-Policy"))
        .isEqualTo(
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.header("X-Powered-By")).isNull();
    assertThat(answer.header("Server")).isNull();
    assertThat(answer.header("Strict-Transport-Security")).as("only in TLS").isNull();
  }

  @ParameterizedTest
  @CsvSource({"TRACE, /api/v1/products", "TRACK, /api/v1/products", "TRACK, /problems"})
  void aMethodThatEchoesTheRequestIsRefused(String method, String target) {
    var answer = RawHttp.ask(method, target, "Cookie: shown=never");
    assertThat(answer.status()).as(answer.body()).isEqualTo(405);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.header("Allow")).contains("GET");
    assertThat(answer.body()).contains("/problems/method-not-allowed").doesNotContain("never");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/problems", "/health", "/health/live", "/openapi", "/nowhere"})
  void noOtherAddressEchoesTheRequest(String target) {
    var answer = RawHttp.ask("TRACE", target, "Cookie: shown=never");
    assertThat(answer.status()).as(answer.body()).isBetween(400, 599);
    assertThat(answer.body()).doesNotContain("never");
  }

  @Test
  void noWebOriginMayCallUnlessOneIsNamed() {
    var answer = As.admin().header("Origin", "https://shop.example").get("/products");
    assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
    var preflight =
        As.nobody()
            .header("Origin", "https://shop.example")
            .header("Access-Control-Request-Method", "GET")
            .options("/products");
    assertThat(preflight.header("Access-Control-Allow-Origin")).isNull();
  }

  /** These requests do not reach Jakarta REST. */
  @ParameterizedTest
  @CsvSource({
    "/api/v1/products?q=%zz, Accept: */*",
    "/api/v1/products, Accept: text/html;q=abc",
    "/api/v1/products, Content-Type: nothing",
    "/api/v1/products, Host: a|b"
  })
  void aRequestThatIsRefusedEarlyGetsTheHeadersToo(String target, String header) {
    var answer = RawHttp.ask("GET", target, header);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.header("Content-Security-Policy"))
        .isEqualTo(
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }
}
