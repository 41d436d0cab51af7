package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

@SystemTest
class CorsST {

  private static final String SHOP = "https://shop.example";

  @Test
  void onlyTheNamedOriginsMayCallFromABrowser() {
    var settings = Map.of("BEDLOE_CORS_ORIGINS", SHOP + ", https://other.example");
    try (var server = BedloeServer.onOwnDatabase(settings).start()) {
      var preflight = preflight(server, SHOP);
      assertThat(preflight.statusCode()).isEqualTo(204);
      assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
      assertThat(preflight.header("Access-Control-Allow-Methods")).contains("PATCH");
      assertThat(preflight.header("Access-Control-Allow-Headers"))
          .contains(
              "Authorization", "If-Match", "Idempotency-Key", "traceparent", "Content-Digest");
      assertThat(preflight.header("Vary")).contains("Origin");

      var answer = server.as().theAdmin().header("Origin", SHOP).get("/products");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
      assertThat(answer.header("Access-Control-Expose-Headers"))
          .contains("ETag", "Link", "WWW-Authenticate");
      assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();

      for (var foreign :
          new String[] {"https://evil.example", "https://shop.example.evil.example", "null"}) {
        assertThat(preflight(server, foreign).header("Access-Control-Allow-Origin")).isNull();
        var refused = server.as().theAdmin().header("Origin", foreign).get("/products");
        assertThat(refused.header("Access-Control-Allow-Origin")).isNull();
      }
    }
  }

  private static Response preflight(BedloeServer server, String origin) {
    return server
        .as()
        .withoutToken()
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "PATCH")
        .options("/products");
  }
}
