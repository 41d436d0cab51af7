package io.bedloe.platform.oidc;

import org.jspecify.annotations.Nullable;

/** The defaults of a known provider, from its public documentation. */
enum Preset {
  /** Nothing is known. */
  NONE(null, "openid profile email", "roles"),
  /**
   * One issuer for everybody; its ID tokens name no groups, but {@code hd}, the organisation of an
   * account that belongs to one.
   */
  GOOGLE("https://accounts.google.com", "openid email profile", "hd"),
  /**
   * Each tenant is an issuer, whose name ends with a slash. Roles come in a claim that an Action
   * adds, whose name has to be a URL.
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

  /** The issuer; null when it differs from one customer of the provider to the next. */
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
