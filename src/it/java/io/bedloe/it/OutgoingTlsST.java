package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.bedloe.dev.Ports;
import io.restassured.response.Response;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests which certificate authorities outgoing connections trust, by the look-up of breached
 * passwords: each certificate here signs itself, and so is its own authority.
 */
@SystemTest
class OutgoingTlsST {

  private static final int FREE_PORT = 0;

  private final Path files;
  private List<HttpsServer> services = List.of();

  OutgoingTlsST(@TempDir Path files) {
    this.files = files;
  }

  @AfterEach
  void stop() {
    services.forEach(service -> service.stop(0));
  }

  /**
   * HTTPS at the server itself brings a keystore, which says nothing about outgoing connections.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anAuthorityOfTheTrustStoreIsAcceptedAndAnotherIsRefusedWithAMessage(boolean servesHttps)
      throws Exception {
    var known = Certificate.create(files, "known");
    var unknown = Certificate.create(files, "unknown");
    var first = lookUp(unknown, FREE_PORT);
    int port = first.getAddress().getPort();
    var settings =
        new HashMap<>(
            Map.of(
                "BEDLOE_PASSWORDS_BREACH_LOOKUP_URL",
                "https://localhost:" + port + "/range/",
                "JVM_ARGS",
                TestBed.SETTINGS.get("JVM_ARGS") + known.trustedBy()));
    if (servesHttps) {
      settings.putAll(TlsST.settings(Certificate.create(files, "own"), Ports.free()));
    }
    try (var server = BedloeServer.onOwnDatabase(settings).start()) {
      newPassword(server, "zebra over the moon 9")
          .then()
          .statusCode(503)
          .body("type", equalTo("/problems/breach-lookup-unavailable"));
      assertThat(server.log())
          .contains("Breached-password lookup failed: the TLS handshake failed")
          .contains("unable to find valid certification path");

      first.stop(0);
      lookUp(known, port);

      newPassword(server, "zebra over the moon 9").then().statusCode(204);
    }
  }

  @Test
  void anAuthorityThatTheJdkDoesNotKnowIsRefusedWhenNoTrustStoreIsNamed() throws Exception {
    var service = lookUp(Certificate.create(files, "unknown"), FREE_PORT);
    var settings =
        Map.of(
            "BEDLOE_PASSWORDS_BREACH_LOOKUP_URL",
            "https://localhost:" + service.getAddress().getPort() + "/range/");
    try (var server = BedloeServer.onOwnDatabase(settings).start()) {
      newPassword(server, "zebra over the moon 9").then().statusCode(503);
      assertThat(server.log())
          .contains("Breached-password lookup failed: the TLS handshake failed");
    }
  }

  private static Response newPassword(BedloeServer server, String wanted) {
    return Some.json(
            server.as().theUser(),
            Map.of("currentPassword", "bedloe-dev-password", "newPassword", wanted))
        .post("/auth/password");
  }

  /** Serves a look-up that knows no password. */
  private HttpsServer lookUp(Certificate identity, int port) throws Exception {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(identity.keyStore(), Certificate.PASSWORD.toCharArray());
    var tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, new SecureRandom());
    var service =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    service.setHttpsConfigurator(new HttpsConfigurator(tls));
    service.createContext(
        "/range/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    service.start();
    services = List.of(service);
    return service;
  }
}
