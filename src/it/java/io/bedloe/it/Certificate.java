package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;

/** A certificate for localhost that signs itself, and so is its own authority. */
public final class Certificate {

  public static final String PASSWORD = "changeit";

  private final Path keyStore;

  private Certificate(Path keyStore) {
    this.keyStore = keyStore;
  }

  /** Creates a certificate with its key in a directory. */
  public static Certificate create(Path directory, String name) throws Exception {
    var file = directory.resolve(name + ".p12");
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
    return new Certificate(file);
  }

  public Path file() {
    return keyStore;
  }

  KeyStore keyStore() throws Exception {
    return KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray());
  }

  /** Returns a trust store with this certificate alone. */
  KeyStore trusted() throws Exception {
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("authority", keyStore().getCertificate("service"));
    return trusted;
  }

  /** Returns the JVM options that trust this certificate alone. */
  String trustedBy() throws Exception {
    var file = keyStore.resolveSibling("trusted.p12");
    try (var out = Files.newOutputStream(file)) {
      trusted().store(out, PASSWORD.toCharArray());
    }
    return " -Djavax.net.ssl.trustStore="
        + file
        + " -Djavax.net.ssl.trustStorePassword="
        + PASSWORD;
  }
}
