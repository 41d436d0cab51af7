package io.bedloe.identity.sessions;

import io.bedloe.kernel.Rejected;
import io.bedloe.platform.http.SecureCookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The cookie of the refresh token, for web pages; scripts cannot read it. The browser sends it with
 * every request to this host from a page of the same site (SameSite=Strict). Refresh and sign-in
 * with a password read it only when the request comes from a page of this origin. A sign-in with a
 * provider reads it to find the session that it ends.
 */
public final class RefreshCookie {

  public static final String NAME = "__Host-bedloe-refresh";
  public static final SecureCookie COOKIE = new SecureCookie(NAME);

  private RefreshCookie() {}

  /**
   * Refuses a request that a page of another site caused, by Fetch Metadata or, where a browser
   * does not send it, by Origin (OWASP CSRF prevention cheat sheet).
   */
  public static void mustBeFromOurPages(HttpServletRequest request) {
    var site = request.getHeader("Sec-Fetch-Site");
    boolean ours = site == null ? isOwn(request) : site.equals("same-origin");
    if (!ours) {
      throw Rejected.because(
          SessionRule.UNTRUSTED_ORIGIN,
          "The refresh cookie is accepted from pages of the same origin only.");
    }
  }

  private static boolean isOwn(HttpServletRequest request) {
    var origin = request.getHeader("Origin");
    var host = request.getHeader("Host");
    return origin != null && host != null && host.equals(authority(origin));
  }

  private static @Nullable String authority(String origin) {
    try {
      return URI.create(origin).getRawAuthority();
    } catch (IllegalArgumentException noOrigin) {
      return null;
    }
  }
}
