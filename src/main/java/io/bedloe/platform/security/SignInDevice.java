package io.bedloe.platform.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The device of the current request, identified by the token of its cookie. The token is not a
 * credential: its holder only gets a separate counter of password attempts.
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
   * Reads the cookie of a request whose response can set one; a cookie that this server did not
   * issue is ignored.
   */
  public void take(@Nullable String cookie) {
    canBeRemembered = true;
    sent = cookie != null && TOKEN.matcher(cookie).matches() ? cookie : null;
  }

  public @Nullable String sent() {
    return sent;
  }

  /**
   * Returns the token of a device that has signed in, for its cookie; empty when the response
   * cannot set one.
   */
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
