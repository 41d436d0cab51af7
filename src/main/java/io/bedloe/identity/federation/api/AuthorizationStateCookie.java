package io.bedloe.identity.federation.api;

import io.bedloe.identity.federation.model.AuthorizationRequestState;
import io.bedloe.platform.http.SecureCookie;
import java.time.Duration;

/**
 * The cookie of the authorization request state (RFC 6749, section 10.12). A browser has one such
 * cookie: a new sign-in replaces the former.
 */
final class AuthorizationStateCookie {

  static final String NAME = "__Host-bedloe-login";
  static final SecureCookie COOKIE = new SecureCookie(NAME);

  /** The cookie lives as long as the authorization request. */
  static final Duration LIFE = AuthorizationRequestState.LIFE;

  private AuthorizationStateCookie() {}
}
