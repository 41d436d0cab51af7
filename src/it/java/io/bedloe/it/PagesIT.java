package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the pages outside of the API: {@code /} and the explanations of problems. */
@IntegrationTest
class PagesIT {

  private static RequestSpecification server() {
    var uri = BedloeServer.shared().uri();
    return RestAssured.given().baseUri(uri.toString()).port(uri.getPort());
  }

  @Test
  void theRootNamesTheServerAndItsLinks() {
    var answer = server().get("/");
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    assertThat(answer.contentType()).startsWith("application/json");
    answer
        .then()
        .body("name", equalTo("Bedloe"))
        .body("version", startsWith("0."))
        .body("links.apiDocument", equalTo("/openapi"))
        .body("links.eventDocument", equalTo("/asyncapi"));
  }

  @Test
  void theEventDocumentHasItsMediaTypeAndTheAddressOfTheServer() {
    var answer = server().get("/asyncapi");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("application/vnd.aai.asyncapi+json");
    var document = EventDocument.shared().json();
    assertThat(document.at("/servers/bedloe/host").asText())
        .endsWith(":" + BedloeServer.shared().uri().getPort());
    server().post("/asyncapi").then().statusCode(405);
  }

  @Test
  void theRootAnswersBrowsersWithHtml() {
    var answer = server().accept("text/html,application/xhtml+xml,*/*;q=0.8").get("/");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.contentType()).startsWith("text/html");
    assertThat(answer.asString()).contains("<a href=\"/problems\">");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
  }

  @ParameterizedTest
  @CsvSource({
    "/openapi, '', application/yaml",
    "/openapi, */*, application/yaml",
    "/openapi, application/yaml, application/yaml",
    "/openapi, application/vnd.oai.openapi, application/yaml",
    "/openapi, application/json, application/json",
    "/openapi, application/vnd.oai.openapi+json, application/json",
    "/openapi, application/json;q=0, application/yaml",
    "/openapi, 'application/json;q=0.1, application/yaml', application/yaml",
    "/openapi, 'application/yaml;q=0.1, application/json;q=0.5', application/json",
    "/openapi, 'application/yaml;q=0, */*', application/json",
    "/openapi, 'text/html, */*;q=0.8', application/yaml",
    "/openapi?format=json, '', application/json",
    "/openapi?format=yaml, application/json, application/yaml"
  })
  void theApiDocumentHasItsRegisteredMediaType(String path, String accept, String type) {
    var request = server().urlEncodingEnabled(false);
    var answer = (accept.isEmpty() ? request : request.accept(accept)).get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.contentType()).startsWith(type);
    assertThat(answer.header("Vary")).contains("Accept");
    assertThat(answer.asString())
        .startsWith(type.endsWith("json") ? "{" : "---")
        .contains("createProduct")
        .contains("/api/v1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"insufficient-stock", "precondition-required", "wrong-credentials"})
  void theTypeOfAProblemLeadsToAPageThatExplainsIt(String code) {
    server()
        .get("/problems/" + code)
        .then()
        .statusCode(200)
        .body("type", equalTo("/problems/" + code))
        .body("title", notNullValue())
        .body("status", notNullValue())
        .body("advice", notNullValue());
    var html = server().accept("text/html").get("/problems/" + code);
    assertThat(html.contentType()).startsWith("text/html");
    assertThat(html.asString()).contains("/problems/" + code);
  }

  @Test
  void everyTypeOfTheListResolves() {
    var types = server().get("/problems").jsonPath().getList("type", String.class);
    assertThat(types).hasSizeGreaterThan(80).contains("/problems/stale-version");
    assertThat(types)
        .allSatisfy(type -> assertThat(server().get(type).statusCode()).isEqualTo(200));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/openapi", "/problems", "/problems/not-found", "/.well-known/jwks.json"})
  void aPageTakesGetHeadAndOptionsAlone(String path) {
    for (var method : List.of("POST", "PUT", "DELETE", "FOO")) {
      var answer = RawHttp.ask(method, path);
      assertThat(answer.status()).as(method + " " + answer).isEqualTo(405);
      assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
      assertThat(answer.body()).contains("/problems/method-not-allowed");
    }
    var options = RawHttp.ask("OPTIONS", path);
    assertThat(options.status()).isEqualTo(200);
    assertThat(options.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    assertThat(RawHttp.ask("HEAD", path).status()).isEqualTo(200);
  }

  @Test
  void anUnknownMethodIsNoServerError() {
    assertThat(RawHttp.ask("FOO", "/nowhere").status()).isBetween(404, 405);
    assertThat(RawHttp.ask("FOO", "/api/v1/products").status()).isBetween(401, 405);
  }

  @Test
  void theLinksOfTheRootExist() {
    var links = server().get("/").jsonPath().getMap("links", String.class, String.class);
    assertThat(links).isNotEmpty();
    assertThat(links.values())
        .allSatisfy(link -> assertThat(server().get(link).statusCode()).isEqualTo(200));
  }

  @Test
  void anUnknownTypeIsNotFound() {
    var answer = server().get("/problems/<script>");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.contentType()).startsWith("application/problem+json");
  }
}
