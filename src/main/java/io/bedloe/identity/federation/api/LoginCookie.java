package io.bedloe.identity.federation.api;

import io.bedloe.identity.federation.model.AuthorizationRequestState;
import io.bedloe.platform.http.SecureCookie;
import java.time.Duration;

/**
 * A sign-in elsewhere that is in flight, as a cookie: the browser brings it back when the provider
 * sends it here, and nowhere else. One at a time: a browser that begins another forgets the first.
 */
final class LoginCookie {

  static final String NAME = "__Host-bedloe-login";
  static final SecureCookie COOKIE = new SecureCookie(NAME);

  /** As long as the sign-in that it holds. */
  static final Duration LIFE = AuthorizationRequestState.LIFE;

  private LoginCookie() {}
}
