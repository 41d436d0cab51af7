package io.bedloe.identity.sessions;

/**
 * The check that must pass before a session is refreshed. The feature that knows by which identity
 * provider a session was opened implements this port.
 */
public interface RefreshPrecondition {

  /**
   * Ends the session of a refresh token when its user is not signed in any more at the provider.
   * Refuses while that cannot be found out. Called outside of any transaction.
   */
  void checkRefresh(RefreshToken token);
}
