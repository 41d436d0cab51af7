package io.bedloe.platform.security;

import org.jspecify.annotations.Nullable;

/**
 * The credentials of a request, before they are verified.
 *
 * @param bearer the bearer token (RFC 6750): an access token of this server or of another issuer,
 *     or an API key; null when none was sent
 * @param apiKey the header {@code X-API-Key}; null when it was not sent
 * @param address the client address of the request
 */
public record SentCredentials(@Nullable String bearer, @Nullable String apiKey, String address) {

  /** Leaves the token and the key out. */
  @Override
  public String toString() {
    return "SentCredentials[address=" + address + "]";
  }
}
