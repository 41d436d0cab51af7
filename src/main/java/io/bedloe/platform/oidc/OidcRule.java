package io.bedloe.platform.oidc;

import io.bedloe.kernel.Rule;

/** How asking an outside provider can fail. */
public enum OidcRule implements Rule {
  UNKNOWN_PROVIDER(Kind.NOT_FOUND, "There is no such identity provider"),
  PROVIDER_UNAVAILABLE(Kind.UNAVAILABLE, "The identity provider cannot be asked now"),
  PROVIDER_REFUSED(Kind.FORBIDDEN, "The identity provider has refused"),
  INVALID_LOGOUT_TOKEN(Kind.INVALID, "The logout token is not valid"),
  IDENTITY_NOT_PROVEN(Kind.UNAUTHENTICATED, "What was sent does not prove who somebody is");

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
