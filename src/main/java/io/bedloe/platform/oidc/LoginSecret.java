package io.bedloe.platform.oidc;

import io.bedloe.platform.crypto.Digests;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * 256 random bits that one browser keeps while the user signs in at a provider. State, nonce and
 * PKCE verifier are derived from them. Without the secret nobody can complete the sign-in, or make
 * another browser complete one of theirs.
 */
public record LoginSecret(String text) {

  private static final int BYTES = 32;

  public static LoginSecret random(SecureRandom random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new LoginSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Returns the state, which the browser brings back (RFC 6749, 10.12). */
  public String state() {
    return derived("state");
  }

  /** Returns the nonce, which the ID token contains (OpenID Connect Core 1.0, 15.5.2). */
  public String nonce() {
    return derived("nonce");
  }

  /** Returns the PKCE verifier, without which the code cannot be used (RFC 7636). */
  public String verifier() {
    return derived("verifier");
  }

  /** Returns the hash, which may be stored. */
  public String hash() {
    return derived("hash");
  }

  /** Returns whether a state belongs to this sign-in. */
  public boolean isOf(String state) {
    return Digests.areEqual(state(), state);
  }

  private String derived(String purpose) {
    var mac =
        Digests.hmac(
            text.getBytes(StandardCharsets.UTF_8), purpose.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }

  /** Leaves the secret out. */
  @Override
  public String toString() {
    return "LoginSecret[…]";
  }
}
