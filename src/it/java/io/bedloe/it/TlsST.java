package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.dev.Ports;
import io.bedloe.dev.Refusal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that the packaged server serves HTTPS with a keystore, and that it does not start with a
 * wrong one.
 */
@SystemTest
class TlsST {

  private final Path files;

  TlsST(@TempDir Path files) {
    this.files = files;
  }

  @Test
  void httpsIsServedAndBrowsersAreToldToStayWithIt() throws Exception {
    var certificate = Certificate.create(files, "localhost");
    int port = Ports.free();
    var settings = new HashMap<>(settings(certificate, port));
    settings.remove("BEDLOE_HTTP_TLS_KEYSTORE_PASSWORD");
    Files.writeString(files.resolve("bedloe.http.tls.keystore-password"), Certificate.PASSWORD);
    settings.put("VARIABLE_SOURCE_DIRS", files.toString());
    settings.put("BEDLOE_PUBLIC_URL", "https://localhost:" + port);
    try (var server = BedloeServer.onOwnDatabase(ServerPackage.unpacked(), settings).start()) {
      var uri = URI.create("https://localhost:" + port + "/health/ready");

      for (var version : new String[] {"TLSv1.3", "TLSv1.2"}) {
        var answer = get(certificate, uri, version);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.sslSession())
            .hasValueSatisfying(session -> assertThat(session.getProtocol()).isEqualTo(version));
        assertThat(answer.headers().map()).containsKey("x-content-type-options");
      }
      assertThat(get(certificate, uri.resolve("/api/v1/auth/providers"), "TLSv1.3").headers())
          .satisfies(
              headers ->
                  assertThat(headers.firstValue("Strict-Transport-Security"))
                      .hasValueSatisfying(value -> assertThat(value).contains("max-age=")));
      assertThat(server.as().withoutToken().get("/auth/providers").statusCode())
          .as("without TLS, for probes")
          .isEqualTo(200);
    }
  }

  @Test
  void aWrongPasswordEndsTheStartWithAMessage() throws Exception {
    var settings = new HashMap<>(settings(Certificate.create(files, "x"), Ports.free()));
    settings.put("BEDLOE_HTTP_TLS_KEYSTORE_PASSWORD", "another one");
    try (var server = BedloeServer.onOwnDatabase(settings)) {
      assertThatThrownBy(server::start).isInstanceOf(Refusal.class);
      assertThat(server.log())
          .contains("cannot be opened with the password of BEDLOE_HTTP_TLS_KEYSTORE_PASSWORD")
          .doesNotContain("another one");
      assertThat(server.isRunning()).isFalse();
    }
  }

  /** Returns the settings of a server with a certificate. */
  static Map<String, String> settings(Certificate certificate, int port) {
    return Map.of(
        "BEDLOE_HTTP_TLS_FEATURE",
        "transportSecurity-1.0",
        "BEDLOE_HTTP_TLS_PORT",
        Integer.toString(port),
        "BEDLOE_HTTP_TLS_KEYSTORE",
        certificate.file().toString(),
        "BEDLOE_HTTP_TLS_KEYSTORE_PASSWORD",
        Certificate.PASSWORD);
  }

  private static HttpResponse<Void> get(Certificate certificate, URI uri, String version)
      throws Exception {
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(certificate.trusted());
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), new SecureRandom());
    var parameters = new SSLParameters();
    parameters.setProtocols(new String[] {version});
    var client = HttpClient.newBuilder().sslContext(context).sslParameters(parameters).build();
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
  }
}
