package io.bedloe.platform.http;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/**
 * A cookie that scripts cannot read, that is sent only over TLS and, by default, only to pages of
 * this site. Its name has the prefix {@code __Host-}: a browser accepts it only from this host,
 * over TLS, with the path {@code /} and without a domain, so that no other host of the same domain
 * can set it (RFC 6265bis, 4.1.3.2).
 */
public record SecureCookie(String name) {

  private static final String PREFIX = "__Host-";

  public SecureCookie {
    if (!name.startsWith(PREFIX)) {
      throw new IllegalArgumentException("the name of a cookie has to begin with " + PREFIX);
    }
  }

  /** Returns a session cookie, which the browser deletes when it closes. */
  public NewCookie with(String value) {
    return cookie(value, NewCookie.DEFAULT_MAX_AGE, NewCookie.SameSite.STRICT);
  }

  /** Returns a cookie that the browser also sends when another site redirects to this one. */
  public NewCookie forReturn(String value, Duration life) {
    return cookie(value, (int) life.toSeconds(), NewCookie.SameSite.LAX);
  }

  /** Returns a cookie that makes the browser delete the current one. */
  public NewCookie gone() {
    return cookie("", 0, NewCookie.SameSite.STRICT);
  }

  private NewCookie cookie(String value, int maxAge, NewCookie.SameSite site) {
    return new NewCookie.Builder(name)
        .value(value)
        .path("/")
        .maxAge(maxAge)
        .httpOnly(true)
        .secure(true)
        .sameSite(site)
        .build();
  }
}
