package io.bedloe.platform.securityevents;

import java.util.Locale;

/**
 * The kinds of security events. The names are those of OWASP's Logging Vocabulary where it has one;
 * operators may build alerts on them, so a released name never changes.
 */
public enum SecurityEvent {
  /** A wrong password, a wrong second factor at sign-in, or an external sign-in that failed. */
  AUTHN_LOGIN_FAIL,
  /** A sign-in, a password or a code was refused because too many tries had failed before. */
  AUTHN_LOGIN_FAIL_MAX,
  /** A wrong current password or a wrong code of the second factor in a running session. */
  AUTHN_REAUTHENTICATION_FAIL,
  /** An API key that is unknown, expired, revoked or used from an address that is not allowed. */
  AUTHN_API_KEY_FAIL,
  /** An access token that is forged, expired, revoked or meant for somebody else. */
  AUTHN_TOKEN_FAIL,
  /** A refresh token that is unknown, expired or of a session that has ended. */
  AUTHN_REFRESH_TOKEN_FAIL,
  /** A refresh token was used a second time after the grace period; its session was ended. */
  AUTHN_TOKEN_REUSE,
  /** A token of a password reset, an invitation or a registration that is not valid. */
  AUTHN_MAILED_TOKEN_FAIL;

  /** The name in logs, counters and the audit trail, such as {@code authn_login_fail}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
