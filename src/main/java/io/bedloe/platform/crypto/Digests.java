package io.bedloe.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Digests, message authentication codes, and comparison in constant time. */
public final class Digests {

  private static final String HMAC_SHA_256 = "HmacSHA256";

  private Digests() {}

  /** A SHA-256 digest that is fed in parts. */
  public static MessageDigest sha256() {
    return digest("SHA-256");
  }

  /** SHA-256 of a text in UTF-8, in hexadecimal. */
  public static String sha256Hex(String text) {
    return HexFormat.of().formatHex(sha256().digest(bytes(text)));
  }

  /** SHA-1 of a text in UTF-8, in hexadecimal; only for protocols that require SHA-1. */
  public static String sha1Hex(String text) {
    return HexFormat.of().formatHex(digest("SHA-1").digest(bytes(text)));
  }

  /** HMAC (RFC 2104) with SHA-256 over the parts, one after the other. */
  public static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      var mac = Mac.getInstance(HMAC_SHA_256);
      mac.init(new SecretKeySpec(key, HMAC_SHA_256));
      for (var part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", impossible);
    }
  }

  /** Compares two texts in a time that does not depend on where they differ. */
  public static boolean areEqual(String one, String other) {
    return MessageDigest.isEqual(bytes(one), bytes(other));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + algorithm, impossible);
    }
  }
}
