package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests how the server determines the client and its address. */
@IntegrationTest
class ClientAddressIT {

  private static final String PASSWORD = "bedloe-dev-password";

  @Test
  void aSessionAndItsAuditRowHaveTheAddressOfTheClientBehindTheProxy() {
    var account = TestAccount.with("user");
    String token =
        Some.json(
                FromAddress.client("198.51.100.1, 2001:DB8:0::7"),
                Map.of("email", account.email(), "password", PASSWORD))
            .post("/auth/login")
            .then()
            .statusCode(200)
            .extract()
            .path("accessToken");
    As.bearer(token)
        .get("/auth/sessions")
        .then()
        .statusCode(200)
        .body("items[0].address", equalTo("2001:db8::7"));
    As.admin()
        .queryParam("subjectId", account.id())
        .queryParam("action", "sign-in.succeeded")
        .get("/audit")
        .then()
        .body("items[0].after.address", equalTo("2001:db8::7"));
  }

  @Test
  void anApiKeyIsGoodFromItsNetworksBehindTheProxy() {
    var owner = TestAccount.with("manager");
    String key =
        Some.json(
                owner.asks(),
                Map.of(
                    "name", "behind a proxy",
                    "scopes", List.of("catalog:read"),
                    "allowedAddresses", List.of("198.51.100.0/24")))
            .post("/api-keys")
            .then()
            .statusCode(201)
            .extract()
            .path("key");
    FromAddress.client("198.51.100.77")
        .header("X-API-Key", key)
        .get("/products")
        .then()
        .statusCode(200);
    FromAddress.connection(FromAddress.PROXY)
        .header("Forwarded", "for=\"198.51.100.77:4711\";proto=https")
        .header("X-API-Key", key)
        .get("/products")
        .then()
        .statusCode(200);
    FromAddress.client("198.51.100.77, 203.0.113.1")
        .header("X-API-Key", key)
        .get("/products")
        .then()
        .statusCode(401);
    FromAddress.connection("127.0.0.2")
        .header("X-Forwarded-For", "198.51.100.77")
        .header("X-API-Key", key)
        .get("/products")
        .then()
        .statusCode(401);
  }

  @Test
  void aHeaderOfTheProxyThatNamesNoAddressIsRefused() {
    for (var header : List.of("unknown", "999.1.1.1", "")) {
      FromAddress.client(header)
          .get("/products")
          .then()
          .statusCode(400)
          .body("type", endsWith("/invalid-header"));
    }
    FromAddress.client("198.51.100.1")
        .header("Forwarded", "for=198.51.100.2")
        .get("/products")
        .then()
        .statusCode(400)
        .body("type", endsWith("/invalid-header"));
  }

  /** A WebSphere plug-in sends these headers; by default Liberty trusts them from every client. */
  @Test
  void theHeadersOfAWebServerPluginAreNotBelieved() {
    var shared = BedloeServer.shared().uri();
    As.nobody()
        .basePath("")
        .header("$WSSN", "evil.example")
        .header("$WSSP", "4443")
        .header("$WSIS", "true")
        .header("$WSSC", "https")
        .header("$WSRA", "198.51.100.77")
        .accept("application/json")
        .get("/openapi")
        .then()
        .statusCode(200)
        .body(not(containsString("evil.example")))
        .body(containsString(":" + shared.getPort()));
  }

  @Test
  void aConnectionWithoutTlsIsNotUpgradedToHttp2() throws IOException {
    var server = BedloeServer.shared().uri();
    var upgrade =
        """
        GET /health/live HTTP/1.1
        Host: %s
        Connection: Upgrade, HTTP2-Settings
        Upgrade: h2c
        HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA

        """;
    assertThat(firstLine(upgrade.formatted(server.getAuthority()))).isEqualTo("HTTP/1.1 200 OK");
    assertThat(firstLine("PRI * HTTP/2.0\n\nSM\n\n")).doesNotContain("\u0000");
  }

  /** Returns the first line of the response. */
  private static String firstLine(String request) throws IOException {
    var server = BedloeServer.shared().uri();
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket
          .getOutputStream()
          .write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      var line = new StringBuilder();
      int next = socket.getInputStream().read();
      while (next >= 0 && next != '\r') {
        line.append((char) next);
        next = socket.getInputStream().read();
      }
      return line.toString();
    }
  }
}
