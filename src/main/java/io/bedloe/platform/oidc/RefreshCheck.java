package io.bedloe.platform.oidc;

/** Whether a provider is asked if somebody is still signed in there when their session goes on. */
public enum RefreshCheck {
  /** It is not asked. */
  NONE,
  /** Whoever is not signed in there any more loses the session. */
  SESSION,
  /** Whoever is not signed in there any more loses all sessions and API keys of the account. */
  ACCOUNT
}
