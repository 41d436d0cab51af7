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

  private final Definition definition;

  OidcRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
