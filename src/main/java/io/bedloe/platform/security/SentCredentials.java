package io.bedloe.platform.security;

import org.jspecify.annotations.Nullable;

/**
 * The credentials of a request, not verified yet.
 *
 * @param bearer the bearer token (RFC 6750): an access token of ours or of another issuer, or an
 *     API key; null when none was sent
 * @param apiKey the header {@code X-API-Key}; null when it was not sent
 * @param address where the request comes from
 */
public record SentCredentials(@Nullable String bearer, @Nullable String apiKey, String address) {

  /** Neither the token nor the key. */
  @Override
  public String toString() {
    return "SentCredentials[address=" + address + "]";
  }
}
