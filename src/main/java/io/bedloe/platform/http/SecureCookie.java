package io.bedloe.platform.http;

import jakarta.ws.rs.core.NewCookie;

/**
 * A cookie that no script can read, that goes over TLS alone and is sent to pages of this site
 * alone (RFC 6265bis).
 *
 * @param name begins with {@code __Secure-}
 * @param path only requests below it carry the cookie
 */
public record SecureCookie(String name, String path) {

  /** Lives as long as the browser does. */
  public NewCookie with(String value) {
    return cookie(value, NewCookie.DEFAULT_MAX_AGE);
  }

  /** Has the browser forget it. */
  public NewCookie gone() {
    return cookie("", 0);
  }

  private NewCookie cookie(String value, int maxAge) {
    return new NewCookie.Builder(name)
        .value(value)
        .path(path)
        .maxAge(maxAge)
        .httpOnly(true)
        .secure(true)
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }
}
