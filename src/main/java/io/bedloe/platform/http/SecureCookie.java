package io.bedloe.platform.http;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/**
 * A cookie that no script can read, that goes over TLS alone and, unless it says otherwise, is sent
 * to pages of this site alone (RFC 6265bis).
 *
 * @param name begins with {@code __Secure-}
 * @param path only requests below it carry the cookie
 */
public record SecureCookie(String name, String path) {

  /** Lives as long as the browser does. */
  public NewCookie with(String value) {
    return cookie(value, NewCookie.DEFAULT_MAX_AGE, NewCookie.SameSite.STRICT);
  }

  /** Also sent when another site sends the browser here; for what comes back from there. */
  public NewCookie forReturn(String value, Duration life) {
    return cookie(value, (int) life.toSeconds(), NewCookie.SameSite.LAX);
  }

  /** Has the browser forget it. */
  public NewCookie gone() {
    return cookie("", 0, NewCookie.SameSite.STRICT);
  }

  private NewCookie cookie(String value, int maxAge, NewCookie.SameSite site) {
    return new NewCookie.Builder(name)
        .value(value)
        .path(path)
        .maxAge(maxAge)
        .httpOnly(true)
        .secure(true)
        .sameSite(site)
        .build();
  }
}
