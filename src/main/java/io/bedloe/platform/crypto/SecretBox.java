package io.bedloe.platform.crypto;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;

/**
 * Encrypts values that the database stores and that must be decrypted again (JWE, RFC 7516; dir,
 * A256GCM).
 */
public final class SecretBox {

  private final byte[] key;

  /**
   * Creates a box that decrypts only what was encrypted with the same secret.
   *
   * @param secret the secret of the configuration
   */
  public SecretBox(String secret) {
    try {
      key = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  public String encrypt(String text) {
    try {
      var box =
          new JWEObject(
              new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), new Payload(text));
      box.encrypt(new DirectEncrypter(key));
      return box.serialize();
    } catch (JOSEException failure) {
      throw new IllegalStateException("every Java has AES in GCM mode", failure);
    }
  }

  /** Decrypts a text; fails when it was encrypted with another secret or was changed. */
  public String decrypt(String box) {
    try {
      var object = JWEObject.parse(box);
      object.decrypt(new DirectDecrypter(key));
      return object.getPayload().toString();
    } catch (ParseException | JOSEException failure) {
      throw new IllegalStateException(
          "encrypted data cannot be decrypted: bedloe.secret differs from the secret that "
              + "encrypted it",
          failure);
    }
  }
}
