package io.bedloe.platform.securityevents;

import java.util.Locale;

/**
 * The kinds of security events. The names are those of OWASP's Logging Vocabulary where it has one;
 * operators may build alerts on them, so that a released name never changes.
 */
public enum SecurityEvent {
  /** A password or a second factor was wrong at sign-in, or an external sign-in failed. */
  AUTHN_LOGIN_FAIL,
  /** A sign-in, a password or a code was refused because too many attempts had failed before. */
  AUTHN_LOGIN_FAIL_MAX,
  /** The current password or a code of the second factor was wrong in an open session. */
  AUTHN_REAUTHENTICATION_FAIL,
  /** An API key was unknown, expired, revoked or used from an address that is not allowed. */
  AUTHN_API_KEY_FAIL,
  /** An access token was forged, expired, revoked or issued for another audience. */
  AUTHN_TOKEN_FAIL,
  /** A refresh token was unknown, expired or of a session that has ended. */
  AUTHN_REFRESH_TOKEN_FAIL,
  /** A refresh token was used a second time after the grace period; its session was ended. */
  AUTHN_TOKEN_REUSE,
  /** The token of a password reset, an invitation or a registration was not valid. */
  AUTHN_MAILED_TOKEN_FAIL;

  /** Returns the name in logs, counters and the audit trail, such as {@code authn_login_fail}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
