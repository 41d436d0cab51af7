package io.bedloe.platform.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The device that sends the current request, by the token of its cookie. The token is no
 * credential: whoever has it may guess passwords at a rate of their own, and nothing else.
 */
@RequestScoped
public class SignInDevice {

  private static final int TOKEN_BYTES = 16;
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{22}");

  private final SecureRandom random;
  private boolean canBeRemembered;
  private @Nullable String sent;
  private @Nullable String remembered;

  @Inject
  public SignInDevice(SecureRandom random) {
    this.random = random;
  }

  /**
   * Takes over the cookie of a request whose answer can set one; one that is none of ours is
   * ignored.
   */
  public void take(@Nullable String cookie) {
    canBeRemembered = true;
    sent = cookie != null && TOKEN.matcher(cookie).matches() ? cookie : null;
  }

  public @Nullable String sent() {
    return sent;
  }

  /** The token of a device that has signed in, which it gets as a cookie; empty if it cannot. */
  public Optional<String> rememberAfterSignIn() {
    if (canBeRemembered) {
      remembered = sent == null ? newToken() : sent;
    }
    return remembered();
  }

  private String newToken() {
    var bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Returns the cookie that the device must keep, if it has signed in with this request. */
  public Optional<String> remembered() {
    return Optional.ofNullable(remembered);
  }
}
