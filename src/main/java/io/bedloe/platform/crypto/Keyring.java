package io.bedloe.platform.crypto;

import io.bedloe.kernel.Secret;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Derives every key from {@code bedloe.secret} by HKDF (RFC 5869) with a label and a version, and
 * the keys of {@code bedloe.secret.previous} too, while that is set. New data is written with keys
 * of {@code bedloe.secret}; what is read may have been written with any of them.
 */
@ApplicationScoped
public class Keyring {

  private static final byte[] NO_SALT = new byte[0];
  private static final int KEY_LENGTH = 32;

  /** 32 bits tell two secrets apart, and say nothing else about them. */
  private static final int ID_LENGTH = 4;

  private final List<String> secrets;

  /** Deriving costs some ten HMACs, which no request shall pay again. */
  private final Map<KeyPurpose, List<DerivedKey>> derived = new ConcurrentHashMap<>();

  @Inject
  public Keyring(Settings settings) {
    this(settings.get(CryptoSettings.SECRET), CryptoSettings.previous(settings));
  }

  private Keyring(Secret<String> current, Optional<Secret<String>> previous) {
    var all = new ArrayList<String>();
    all.add(current.reveal());
    previous.map(Secret::reveal).ifPresent(all::add);
    this.secrets = List.copyOf(all);
  }

  /** A keyring of one secret. */
  public static Keyring of(String secret) {
    return new Keyring(Secret.of(secret), Optional.empty());
  }

  /** A keyring that writes with the current secret and also reads what the previous one wrote. */
  public static Keyring of(String current, String previous) {
    return new Keyring(Secret.of(current), Optional.of(Secret.of(previous)));
  }

  /** Whether a second secret is configured. */
  public boolean hasPrevious() {
    return secrets.size() > 1;
  }

  /** Encrypts and decrypts the values of one purpose. */
  public Encryption encryption(KeyPurpose purpose) {
    return new Encryption(keys(purpose));
  }

  /** Signs and verifies with the keys of one purpose. */
  public MacKeys macs(KeyPurpose purpose) {
    return new MacKeys(keys(purpose), purpose.writtenVersion());
  }

  /** All keys of a purpose: version 1 before version 0, and the current secret first in each. */
  private List<DerivedKey> keys(KeyPurpose purpose) {
    return derived.computeIfAbsent(purpose, this::derived);
  }

  private List<DerivedKey> derived(KeyPurpose purpose) {
    var keys = new ArrayList<DerivedKey>();
    for (var secret : secrets) {
      var id = HexFormat.of().formatHex(derive(secret, "key id", ID_LENGTH));
      var key = derive(secret, "key " + purpose.label(), KEY_LENGTH);
      keys.add(new DerivedKey(KeyPurpose.HKDF, id, key));
    }
    for (var secret : secrets) {
      keys.add(new DerivedKey(0, "", purpose.earlier().derive(secret, purpose.label())));
    }
    return List.copyOf(keys);
  }

  private static byte[] derive(String secret, String what, int length) {
    var info = Digests.bytes("bedloe " + KeyPurpose.HKDF + " " + what);
    return Hkdf.derive(Digests.bytes(secret), NO_SALT, info, length);
  }
}
