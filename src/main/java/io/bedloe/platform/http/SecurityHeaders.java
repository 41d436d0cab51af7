package io.bedloe.platform.http;

import jakarta.servlet.http.HttpServletResponse;

/** Sets the security headers of every response (OWASP REST security cheat sheet; ASVS 3.4). */
final class SecurityHeaders {

  private static final String TWO_YEARS = "max-age=63072000; includeSubDomains";

  private SecurityHeaders() {}

  /**
   * Sets the headers of a response.
   *
   * @param isReachedByTls whether browsers reach the server by TLS, which a proxy may end
   */
  static void set(HttpServletResponse response, boolean isReachedByTls) {
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Cache-Control", "no-store");
    if (isReachedByTls) {
      response.setHeader("Strict-Transport-Security", TWO_YEARS);
    }
  }
}
