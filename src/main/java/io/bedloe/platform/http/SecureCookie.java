package io.bedloe.platform.http;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/**
 * A cookie that no script can read, that goes over TLS alone and, unless it says otherwise, is sent
 * to pages of this site alone. Its name has the prefix {@code __Host-}: a browser takes it from
 * this host alone, over TLS, with the path {@code /} and without a domain, so that no other host of
 * the same domain can plant it (RFC 6265bis, 4.1.3.2).
 */
public record SecureCookie(String name) {

  private static final String PREFIX = "__Host-";

  public SecureCookie {
    if (!name.startsWith(PREFIX)) {
      throw new IllegalArgumentException("the name of a cookie has to begin with " + PREFIX);
    }
  }

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
        .path("/")
        .maxAge(maxAge)
        .httpOnly(true)
        .secure(true)
        .sameSite(site)
        .build();
  }
}
