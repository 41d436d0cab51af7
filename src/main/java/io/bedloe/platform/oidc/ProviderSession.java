package io.bedloe.platform.oidc;

import org.jspecify.annotations.Nullable;

/**
 * The provider's session behind a sign-in.
 *
 * @param sid the provider's name for it; null when the provider says none
 * @param idToken tells the provider later whom to sign out
 * @param refreshToken gets to know whether it still lasts; null when the provider gave none
 */
public record ProviderSession(@Nullable String sid, String idToken, @Nullable String refreshToken) {

  /** Never the tokens. */
  @Override
  public String toString() {
    return "ProviderSession[…]";
  }
}
