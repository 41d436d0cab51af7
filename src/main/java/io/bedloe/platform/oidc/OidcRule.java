package io.bedloe.platform.oidc;

import io.bedloe.kernel.Rule;

/** The rules of exchanges with external providers. */
public enum OidcRule implements Rule {
  PROVIDER_NOT_FOUND(Kind.NOT_FOUND, "The identity provider does not exist"),
  PROVIDER_UNAVAILABLE(Kind.UNAVAILABLE, "The identity provider is not available"),
  PROVIDER_REFUSED(Kind.FORBIDDEN, "The identity provider refused the sign-in"),
  INVALID_LOGOUT_TOKEN(Kind.INVALID, "The logout token is not valid"),
  INVALID_AUTHORIZATION_RESPONSE(
      Kind.UNAUTHENTICATED, "The identity provider's response is not valid");

  private final Kind kind;
  private final String title;

  OidcRule(Kind kind, String title) {
    this.kind = kind;
    this.title = title;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String title() {
    return title;
  }
}
