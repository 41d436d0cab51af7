package io.bedloe.platform.oidc;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A configured external identity provider.
 *
 * @param name the name in the API and in the settings
 * @param title the name for people
 * @param issuer the exact value of {@code iss} in its tokens
 * @param client the OAuth 2.0 client registration; null when interactive sign-in is off
 * @param bearer the conditions for its access tokens; null when none are accepted
 * @param mapping the mapping of its claims to roles
 * @param createsAccounts whether an account is opened for a new user
 * @param firstRoles the roles of a new account, besides the mapped ones
 * @param sessions the terms of sessions that it opens
 */
public record Provider(
    String name,
    String title,
    String issuer,
    @Nullable Client client,
    @Nullable Bearer bearer,
    RoleMapping mapping,
    boolean createsAccounts,
    List<String> firstRoles,
    Sessions sessions) {

  /**
   * The terms of sessions that a provider opens.
   *
   * @param life the maximum lifetime; null for that of other sessions
   * @param check whether the provider is asked when a session is refreshed
   */
  public record Sessions(@Nullable Duration life, RefreshCheck check) {

    /** The terms of other sessions. */
    public static final Sessions LIKE_OTHERS = new Sessions(null, RefreshCheck.NONE);
  }

  /**
   * The conditions under which access tokens of a provider are accepted as bearer tokens.
   *
   * @param audience the value that {@code aud} must contain
   * @param untyped whether tokens without the type of an access token are accepted
   * @param scopes the permissions that the scopes of a token allow
   * @param services the clients of the provider that act for themselves
   */
  public record Bearer(
      String audience, boolean untyped, ScopeMapping scopes, ServiceAccounts services) {}

  /**
   * The OAuth 2.0 client registration at a provider.
   *
   * @param scopes the requested scopes
   */
  public record Client(String id, String secret, List<String> scopes) {

    /** Leaves the secret out. */
    @Override
    public String toString() {
      return "Client[" + id + "]";
    }
  }
}
