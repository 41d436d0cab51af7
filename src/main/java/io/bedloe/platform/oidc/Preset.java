package io.bedloe.platform.oidc;

import org.jspecify.annotations.Nullable;

/** The defaults of a known provider, from its public documentation. */
enum Preset {
  /** The preset contains no issuer. */
  NONE(null, "openid profile email", "roles"),
  /**
   * Google has one issuer; its ID tokens contain no groups, but {@code hd}, the organisation of the
   * account.
   */
  GOOGLE("https://accounts.google.com", "openid email profile", "hd"),
  /**
   * In Auth0 each tenant is an issuer, whose name ends with a slash. An Action adds the claim with
   * the roles, whose name must be a URL.
   */
  AUTH0(null, "openid profile email", "https://bedloe.example/roles");

  private final @Nullable String issuer;
  private final String scopes;
  private final String rolesClaim;

  Preset(@Nullable String issuer, String scopes, String rolesClaim) {
    this.issuer = issuer;
    this.scopes = scopes;
    this.rolesClaim = rolesClaim;
  }

  /** Returns the issuer; null when each customer of the provider has another one. */
  @Nullable String issuer() {
    return issuer;
  }

  String scopes() {
    return scopes;
  }

  String rolesClaim() {
    return rolesClaim;
  }
}
