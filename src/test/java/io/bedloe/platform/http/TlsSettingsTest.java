package io.bedloe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a keystore which cannot serve HTTPS is a fault that says why. */
class TlsSettingsTest {

  private static final String PASSWORD = "correct horse";

  private final Path directory;

  TlsSettingsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void aKeystoreWithOneKeyIsNoFault() throws Exception {
    assertThat(TlsSettings.fault(withKeys("one").toString(), PASSWORD)).isEmpty();
  }

  @Test
  void aFileThatDoesNotExistIsAFault() {
    assertThat(TlsSettings.fault(directory.resolve("absent.p12").toString(), PASSWORD))
        .hasValueSatisfying(fault -> assertThat(fault).contains("absent.p12", "does not exist"));
  }

  @Test
  void aFileThatIsNoKeystoreIsAFault() throws IOException {
    var file = Files.writeString(directory.resolve("text.p12"), "-----BEGIN CERTIFICATE-----");

    assertThat(TlsSettings.fault(file.toString(), PASSWORD))
        .hasValueSatisfying(fault -> assertThat(fault).contains("openssl pkcs12 -export"));
  }

  @Test
  void aWrongPasswordIsAFaultThatDoesNotShowIt() throws Exception {
    assertThat(TlsSettings.fault(withKeys("one").toString(), "battery staple"))
        .hasValueSatisfying(
            fault ->
                assertThat(fault)
                    .contains("BEDLOE_HTTP_TLS_KEYSTORE_PASSWORD")
                    .doesNotContain("battery"));
  }

  @Test
  void certificatesWithoutAKeyAreAFault() throws Exception {
    var keys = KeyStore.getInstance(withKeys("one").toFile(), PASSWORD.toCharArray());
    var certificates = KeyStore.getInstance("PKCS12");
    certificates.load(null, null);
    certificates.setCertificateEntry("one", keys.getCertificate("one"));
    var file = directory.resolve("certificates.p12");
    try (var out = Files.newOutputStream(file)) {
      certificates.store(out, PASSWORD.toCharArray());
    }

    assertThat(TlsSettings.fault(file.toString(), PASSWORD))
        .hasValueSatisfying(fault -> assertThat(fault).contains("has 0 private keys"));
  }

  @Test
  void twoKeysAreAFaultBecauseTheServerCouldTakeEither() throws Exception {
    assertThat(TlsSettings.fault(withKeys("one", "two").toString(), PASSWORD))
        .hasValueSatisfying(fault -> assertThat(fault).contains("has 2 private keys"));
  }

  /** Creates a keystore with a key for each alias. */
  private Path withKeys(String... aliases) throws Exception {
    var file = directory.resolve("server.p12");
    for (var alias : aliases) {
      var keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  alias,
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=localhost",
                  "-storetype",
                  "PKCS12",
                  "-storepass",
                  PASSWORD,
                  "-keystore",
                  file.toString())
              .redirectErrorStream(true)
              .start();
      var output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(keytool.waitFor()).as(output).isZero();
    }
    return file;
  }
}
