package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests which certificate authorities outgoing connections trust, by the look-up of breached
 * passwords: each certificate here signs itself, and so is its own authority.
 */
@SystemTest
class OutgoingTlsST {

  private static final String PASSWORD = "changeit";
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

  @Test
  void anAuthorityOfTheTrustStoreIsAcceptedAndAnotherIsRefusedWithAMessage() throws Exception {
    var known = keyStore("known");
    var unknown = keyStore("unknown");
    var first = lookUp(unknown, FREE_PORT);
    int port = first.getAddress().getPort();
    var settings =
        Map.of(
            "BEDLOE_PASSWORDS_BREACH_LOOKUP_URL",
            "https://localhost:" + port + "/range/",
            "JVM_ARGS",
            TestBed.SETTINGS.get("JVM_ARGS")
                + " -Djavax.net.ssl.trustStore="
                + trustStoreOf(known)
                + " -Djavax.net.ssl.trustStorePassword="
                + PASSWORD);
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
    var service = lookUp(keyStore("unknown"), FREE_PORT);
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
  private HttpsServer lookUp(KeyStore identity, int port)
      throws IOException, GeneralSecurityException {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(identity, PASSWORD.toCharArray());
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

  private KeyStore keyStore(String name) throws Exception {
    var file = files.resolve(name + ".p12");
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "service",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:localhost",
                "-ext",
                "bc:c",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    var said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
  }

  private Path trustStoreOf(KeyStore identity) throws Exception {
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("authority", identity.getCertificate("service"));
    var file = files.resolve("trusted.p12");
    try (var out = Files.newOutputStream(file)) {
      trusted.store(out, PASSWORD.toCharArray());
    }
    return file;
  }
}
