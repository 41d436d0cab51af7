package io.bedloe.identity.sessions.api;

import io.bedloe.identity.accounts.Account;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a session.
 *
 * @param tokenType the value {@code Bearer}
 * @param expiresIn the lifetime of the access token in seconds
 * @param refreshToken the token for the next refresh, valid once; absent when it is a cookie
 */
@Schema(description = "The tokens of a session.")
public record Tokens(
    @Schema(
            description = "The access token (a JWT) for the header Authorization.",
            examples = "eyJhbGciOiJFUzI1NiJ9.e30.c2ln")
        String accessToken,
    @Schema(description = "The authentication scheme; always Bearer.", examples = "Bearer")
        String tokenType,
    @Schema(description = "The lifetime of the access token in seconds.", examples = "900")
        long expiresIn,
    @Schema(
            description =
                "The refresh token, which can be exchanged once for the next tokens; absent when it "
                    + "is set as a cookie.",
            examples = "bdr_5f2b7c9d1e")
        @Nullable String refreshToken,
    @Schema(description = "The account that signed in.") Account user) {

  /** Leaves both tokens out. */
  @Override
  public String toString() {
    return "Tokens[expiresIn=" + expiresIn + ", user=" + user + "]";
  }
}
