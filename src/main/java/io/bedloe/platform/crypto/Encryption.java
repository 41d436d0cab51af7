package io.bedloe.platform.crypto;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;

/**
 * Encrypts the values of one purpose (JWE, RFC 7516; dir, A256GCM). The {@code kid} of the header
 * names the version of the derivation and the secret; what has no {@code kid} is of version 0.
 */
public final class Encryption {

  private final List<DerivedKey> keys;
  private final DerivedKey current;
  private final JWEHeader header;

  Encryption(List<DerivedKey> keys) {
    this.keys = List.copyOf(keys);
    this.current = keys.get(0);
    this.header =
        new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
            .keyID(current.id())
            .build();
  }

  /** Encrypts with the key of the current secret. */
  public String encrypt(String text) {
    try {
      var object = new JWEObject(header, new Payload(text));
      object.encrypt(new DirectEncrypter(current.bytes()));
      return object.serialize();
    } catch (JOSEException failure) {
      throw new IllegalStateException("every Java has AES in GCM mode", failure);
    }
  }

  /** Decrypts what was encrypted with any secret that is configured. */
  public String decrypt(String encrypted) {
    return tryToDecrypt(encrypted)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "encrypted data cannot be decrypted: neither bedloe.secret nor"
                        + " bedloe.secret.previous is the secret that encrypted it"));
  }

  /** The text; empty when it was not encrypted here for this purpose, or was changed since. */
  public Optional<String> tryToDecrypt(String encrypted) {
    try {
      var parsed = JWEObject.parse(encrypted).getHeader();
      if (!JWEAlgorithm.DIR.equals(parsed.getAlgorithm())
          || !EncryptionMethod.A256GCM.equals(parsed.getEncryptionMethod())) {
        return Optional.empty();
      }
      var kid = parsed.getKeyID();
      for (var key : keys) {
        if (kid == null ? key.version() == 0 : key.id().equals(kid)) {
          var text = decrypt(encrypted, key);
          if (text.isPresent()) {
            return text;
          }
        }
      }
      return Optional.empty();
    } catch (ParseException notJwe) {
      return Optional.empty();
    }
  }

  /**
   * The text that everything begins with which {@link #encrypt} returns; a query finds by it what
   * is encrypted in another way.
   */
  public String currentPrefix() {
    return header.toBase64URL() + ".";
  }

  private static Optional<String> decrypt(String encrypted, DerivedKey key) throws ParseException {
    try {
      var object = JWEObject.parse(encrypted);
      object.decrypt(new DirectDecrypter(key.bytes()));
      return Optional.of(object.getPayload().toString());
    } catch (JOSEException anotherKey) {
      return Optional.empty();
    }
  }
}
