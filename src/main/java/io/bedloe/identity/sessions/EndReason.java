package io.bedloe.identity.sessions;

/** The reason why a session has ended. */
public enum EndReason {
  /** Its user signed out. */
  SIGNED_OUT,
  /** Its user or an administrator ended it from another session. */
  REVOKED,
  /** A refresh token was used again after it had been replaced, so somebody may have a copy. */
  TOKEN_REUSED,
  /** The password was changed or reset. */
  PASSWORD_CHANGED,
  /** The same browser signed in again or proved a second factor, and got another session. */
  REPLACED,
  /** A second factor was added or removed. */
  SECOND_FACTOR_CHANGED,
  /** Its user signed out at the provider that opened it. */
  SIGNED_OUT_AT_PROVIDER,
  /** Its user is no longer signed in at the provider that opened it. */
  CLOSED_AT_PROVIDER,
  /** The account was disabled or erased. */
  ACCOUNT_CLOSED
}
