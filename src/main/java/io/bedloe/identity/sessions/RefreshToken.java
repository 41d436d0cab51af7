package io.bedloe.identity.sessions;

import io.bedloe.platform.crypto.Digests;
import io.bedloe.platform.crypto.MacKeys;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

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

  /**
   * Returns the tokens that may have replaced this one. The first one replaces it now; the others
   * were stored if another server has replaced it with another secret or version.
   */
  public List<RefreshToken> successors(MacKeys keys) {
    return keys.all("refresh " + text).stream().map(RefreshToken::of).toList();
  }

  /** Returns the hash that is stored in place of the token. */
  public String hash() {
    return Digests.sha256Hex(text);
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
