package io.bedloe.platform.oidc;

/**
 * Whether a provider is asked, when a session is refreshed, if the user is still signed in there.
 */
public enum RefreshCheck {
  /** The provider is not asked. */
  NONE,
  /** When the user is no longer signed in there, the session ends. */
  SESSION,
  /**
   * When the user is no longer signed in there, all sessions of the account end and its API keys
   * are revoked.
   */
  ACCOUNT
}
