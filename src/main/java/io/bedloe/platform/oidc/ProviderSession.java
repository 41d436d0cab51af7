package io.bedloe.platform.oidc;

import org.jspecify.annotations.Nullable;

/**
 * The provider's session of a sign-in.
 *
 * @param sid the provider's session id; null when it reports none
 * @param idToken identifies the session when the user logs out at the provider
 * @param refreshToken used to check whether the session still exists; null when the provider issued
 *     none
 */
public record ProviderSession(@Nullable String sid, String idToken, @Nullable String refreshToken) {

  /** Leaves the tokens out. */
  @Override
  public String toString() {
    return "ProviderSession[…]";
  }
}
