package io.bedloe.identity.sessions;

import io.bedloe.kernel.Rejected;
import io.bedloe.platform.http.SecureCookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The refresh token as a cookie, for web pages: no script can read it. The browser sends it with
 * every request to this host that a page of this site makes (SameSite=Strict). Refresh and sign-in
 * with a password look at it only when the request comes from a page of this origin. A sign-in with
 * a provider looks at it to know which session it ends.
 */
public final class RefreshCookie {

  public static final String NAME = "__Host-bedloe-refresh";
  public static final SecureCookie COOKIE = new SecureCookie(NAME);

  private RefreshCookie() {}

  /**
   * Refuses a request that another site's page had the browser send, by Fetch Metadata or, where a
   * browser does not know that, by Origin (OWASP CSRF prevention cheat sheet).
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
