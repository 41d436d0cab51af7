package io.bedloe.platform.oidc;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An outside identity provider, as configured.
 *
 * @param name what the API and the settings call it
 * @param title what people call it
 * @param issuer its name in tokens ({@code iss}), exactly
 * @param client what it knows us by; null when nobody signs in with it
 * @param bearer which of its access tokens are accepted; null when none are
 * @param mapping which roles follow from what it says
 * @param createsAccounts whether a person who is new here gets an account
 * @param firstRoles what a new account may do, beside what is mapped
 * @param sessions how long sessions last that it has opened
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
   * How long sessions last that a provider has opened.
   *
   * @param life the longest that one lasts; null for as long as any other session
   * @param check whether the provider is asked when a session goes on
   */
  public record Sessions(@Nullable Duration life, RefreshCheck check) {

    /** Like any other session. */
    public static final Sessions LIKE_OTHERS = new Sessions(null, RefreshCheck.NONE);
  }

  /**
   * The conditions under which access tokens of a provider are accepted as bearer tokens.
   *
   * @param audience the value that {@code aud} must contain
   * @param untyped whether tokens are accepted that do not say that they are access tokens
   * @param scopes which permissions the scopes of a token allow
   * @param services which clients of the provider act for themselves here
   */
  public record Bearer(
      String audience, boolean untyped, ScopeMapping scopes, ServiceAccounts services) {}

  /**
   * The OAuth 2.0 client registration at a provider.
   *
   * @param scopes what we ask for
   */
  public record Client(String id, String secret, List<String> scopes) {

    /** Never the secret. */
    @Override
    public String toString() {
      return "Client[" + id + "]";
    }
  }
}
