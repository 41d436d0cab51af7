package io.bedloe.platform.http;

import io.bedloe.kernel.Secret;
import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The settings of HTTPS at the server itself; {@code server.xml} reads them. Open Liberty would log
 * a fault of the keystore and listen without TLS, so that it is found here.
 */
@ApplicationScoped
public class TlsSettings implements SettingsOwner {

  private static final String OFF = "mpConfig-3.1";
  private static final String ON = "transportSecurity-1.0";

  public static final Setting<String> FEATURE =
      new Setting<>(
          "bedloe.http.tls.feature",
          OFF + ", " + ON,
          OFF,
          false,
          "The server feature that serves HTTPS: with "
              + ON
              + " the server listens on bedloe.http.tls.port"
              + " as well and needs bedloe.http.tls.keystore; with "
              + OFF
              + " it does not.",
          text -> {
            if (!List.of(OFF, ON).contains(text)) {
              throw new IllegalArgumentException("not one of " + OFF + ", " + ON);
            }
            return text;
          });

  public static final Setting<Integer> PORT =
      Setting.number("bedloe.http.tls.port", 1, 65535, "9443", "The TCP port of HTTPS.");

  public static final Setting<String> KEYSTORE =
      Setting.text(
          "bedloe.http.tls.keystore",
          Setting.NONE,
          "The path of a PKCS #12 file with the private key of the server and its certificates.");

  public static final Setting<Secret<String>> KEYSTORE_PASSWORD =
      Setting.secretOrNone(
          "bedloe.http.tls.keystore-password",
          "The password of the file bedloe.http.tls.keystore and of its private key. Open Liberty reads"
              + " it, so that it cannot be in a file that a variable names; docs/operations/tls.md"
              + " has another way to keep it in a file.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(FEATURE, PORT, KEYSTORE, KEYSTORE_PASSWORD);
  }

  @Override
  public List<String> faults(Settings settings) {
    boolean hasKeystore = settings.isSet(KEYSTORE);
    if (settings.get(FEATURE).equals(OFF)) {
      return hasKeystore
          ? List.of(
              "%s is set and HTTPS is off; set %s to %s, or remove the keystore."
                  .formatted(KEYSTORE.name(), FEATURE.variable(), ON))
          : List.of();
    }
    if (!hasKeystore) {
      return List.of(
          "%s is %s, which needs a keystore; set %s to the path of a PKCS #12 file."
              .formatted(FEATURE.name(), ON, KEYSTORE.variable()));
    }
    if (settings.isFromFile(KEYSTORE_PASSWORD)) {
      return List.of(
          "%s_FILE does not reach the server; set %s, or use a folder of variables (docs/operations/tls.md)."
              .formatted(KEYSTORE_PASSWORD.variable(), KEYSTORE_PASSWORD.variable()));
    }
    var password = settings.get(KEYSTORE_PASSWORD).reveal();
    return fault(settings.get(KEYSTORE), password).stream().toList();
  }

  /** Returns why the server could not serve HTTPS with a keystore. */
  static Optional<String> fault(String path, String password) {
    var problem = problem(path, password.toCharArray());
    return problem.map(what -> "%s: the file \"%s\" %s.".formatted(KEYSTORE.name(), path, what));
  }

  private static Optional<String> problem(String path, char[] password) {
    try {
      var file = Path.of(path);
      if (!Files.isRegularFile(file)) {
        return Optional.of("does not exist");
      }
      var keystore = KeyStore.getInstance("PKCS12");
      try (var content = Files.newInputStream(file)) {
        keystore.load(content, password);
      }
      return problem(keystore, password);
    } catch (UnrecoverableKeyException otherPassword) {
      return Optional.of("has a key with another password; give both the same one");
    } catch (IOException | InvalidPathException unreadable) {
      return Optional.of(
          unreadable.getCause() instanceof UnrecoverableKeyException
              ? "cannot be opened with the password of " + KEYSTORE_PASSWORD.variable()
              : "cannot be read as PKCS #12; make it with openssl pkcs12 -export");
    } catch (GeneralSecurityException unsupported) {
      return Optional.of("cannot be read as PKCS #12; make it with openssl pkcs12 -export");
    }
  }

  private static Optional<String> problem(KeyStore keystore, char[] password)
      throws GeneralSecurityException {
    var keys = Collections.list(keystore.aliases());
    keys.removeIf(alias -> !isKey(keystore, alias));
    if (keys.size() != 1) {
      return Optional.of(
          "has %d private keys, where the server needs exactly one".formatted(keys.size()));
    }
    keystore.getKey(keys.get(0), password);
    return Optional.empty();
  }

  private static boolean isKey(KeyStore keystore, String alias) {
    try {
      return keystore.isKeyEntry(alias);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a keystore that was loaded can be read", impossible);
    }
  }
}
