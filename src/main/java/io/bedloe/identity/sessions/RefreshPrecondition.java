package io.bedloe.identity.sessions;

/**
 * The check that must pass before a session is refreshed. The feature that knows the provider of a
 * session implements this port.
 */
public interface RefreshPrecondition {

  /**
   * Ends the session of a refresh token when its user is no longer signed in at the provider. It
   * refuses while the provider cannot be asked. It is called outside of any transaction.
   */
  void checkRefresh(RefreshToken token);
}
