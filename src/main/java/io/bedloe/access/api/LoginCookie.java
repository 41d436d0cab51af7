package io.bedloe.access.api;

import io.bedloe.access.model.LoginInFlight;
import io.bedloe.platform.http.SecureCookie;
import jakarta.ws.rs.core.NewCookie;

/**
 * A sign-in elsewhere that is in flight, as a cookie: the browser brings it back when the provider
 * sends it here, and nowhere else. One at a time: a browser that begins another forgets the first.
 */
final class LoginCookie {

  static final String NAME = "__Secure-bedloe-login";
  private static final SecureCookie COOKIE = new SecureCookie(NAME, "/api/v1/auth/oidc");

  private LoginCookie() {}

  static NewCookie with(String sealed) {
    return COOKIE.forReturn(sealed, LoginInFlight.LIFE);
  }

  static NewCookie gone() {
    return COOKIE.gone();
  }
}
