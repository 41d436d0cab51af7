package io.bedloe.identity.sessions;

/** Why a session has ended. */
public enum EndReason {
  /** Its user signed out. */
  SIGNED_OUT,
  /** Its user, or somebody who may, ended it from elsewhere. */
  REVOKED,
  /** A refresh token was used again after it had been replaced: somebody has a copy. */
  TOKEN_REUSED,
  /** The password was changed or set anew. */
  PASSWORD_CHANGED,
  /** The same browser signed in again, or showed a second factor, and got another session. */
  REPLACED,
  /** A second factor was added, or taken away. */
  SECOND_FACTOR_CHANGED,
  /** Its user signed out at the provider that opened it. */
  SIGNED_OUT_AT_PROVIDER,
  /** Its user is not signed in any more at the provider that opened it. */
  CLOSED_AT_PROVIDER,
  /** The account was disabled or erased. */
  ACCOUNT_CLOSED
}
