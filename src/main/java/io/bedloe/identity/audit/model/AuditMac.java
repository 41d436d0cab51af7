package io.bedloe.identity.audit.model;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Message authentication codes (HMAC, RFC 2104, with SHA-256) under a key for one purpose. */
public final class AuditMac {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /**
   * Derives a key for the purpose.
   *
   * @param purpose the purpose of the codes, such as {@code audit row}
   */
  public AuditMac(String secret, String purpose) {
    this.key =
        new SecretKeySpec((purpose + " " + secret).getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  public String compute(String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HmacSHA256", impossible);
    }
  }

  public boolean isOf(String text, @Nullable String mac) {
    return mac != null
        && MessageDigest.isEqual(
            compute(text).getBytes(StandardCharsets.UTF_8), mac.getBytes(StandardCharsets.UTF_8));
  }
}
