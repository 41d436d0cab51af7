package io.bedloe.identity.sessions;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A refresh token: 256 random bits that only the client stores. The next token is derived from it
 * with the server's secret, so that two requests with the same token get the same next one.
 */
public record RefreshToken(String text) {

  private static final String PREFIX = "bdr_";
  private static final int BYTES = 32;

  public static RefreshToken first(SecureRandom random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return of(bytes);
  }

  /** Returns the token that replaces this one. */
  public RefreshToken next(String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return of(mac.doFinal(("refresh " + text).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HmacSHA256", impossible);
    }
  }

  /** Returns the hash that is stored in place of the token. */
  public String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static RefreshToken of(byte[] bytes) {
    return new RefreshToken(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Leaves the token out. */
  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
