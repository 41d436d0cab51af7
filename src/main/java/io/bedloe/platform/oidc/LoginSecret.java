package io.bedloe.platform.oidc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * 256 random bits that one browser keeps while it signs in elsewhere. State, nonce and PKCE
 * verifier are derived from them: whoever has not got this secret can neither finish the sign-in
 * nor have another browser finish one of theirs.
 */
public record LoginSecret(String text) {

  private static final int BYTES = 32;

  public static LoginSecret random(SecureRandom random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new LoginSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Comes back with the browser (RFC 6749, 10.12). */
  public String state() {
    return derived("state");
  }

  /** Comes back in the ID token (OpenID Connect Core 1.0, 15.5.2). */
  public String nonce() {
    return derived("nonce");
  }

  /** Has the code be good for us alone (RFC 7636). */
  public String verifier() {
    return derived("verifier");
  }

  /** Returns the hash, which may be stored. */
  public String hash() {
    return derived("hash");
  }

  /** Whether a browser comes back with the state of this sign-in. */
  public boolean isOf(String state) {
    return MessageDigest.isEqual(
        state().getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
  }

  private String derived(String purpose) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HmacSHA256", impossible);
    }
  }

  /** Never the secret itself. */
  @Override
  public String toString() {
    return "LoginSecret[…]";
  }
}
