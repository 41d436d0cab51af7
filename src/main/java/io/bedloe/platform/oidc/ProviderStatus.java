package io.bedloe.platform.oidc;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The status of a provider as this server observes it.
 *
 * @param signIn whether people can sign in with it
 * @param bearerTokens whether its access tokens are accepted
 * @param createsAccounts whether an account is opened for a new user
 * @param managedRoles the roles that it grants and withdraws
 * @param reachable whether the last exchange with each part succeeded
 * @param lastError the error of the first part whose last exchange failed; absent when none failed
 * @param checkedAt when its discovery document was last read; absent before the first time
 * @param keys the number of its known keys
 * @param parts the result of the last exchange with each part
 */
@Schema(description = "The status of an identity provider, as this server sees it.")
public record ProviderStatus(
    @Schema(description = "The name of the provider in paths.", examples = "keycloak") String name,
    @Schema(description = "The name of the provider for people.", examples = "Company sign-in")
        String title,
    @Schema(
            description = "The issuer of the provider.",
            examples = "https://idp.example.com/realms/shop")
        String issuer,
    @Schema(description = "Whether people can sign in with it.") boolean signIn,
    @Schema(description = "Whether its access tokens are accepted.") boolean bearerTokens,
    @Schema(description = "Whether a first sign-in creates an account.") boolean createsAccounts,
    @Schema(
            description = "The roles that the provider gives and takes.",
            examples = "[\"manager\"]")
        List<String> managedRoles,
    @Schema(description = "Whether the last exchange with each part succeeded.") boolean reachable,
    @Schema(
            description =
                "The error of the first part whose last exchange failed; absent when none failed.",
            examples = "connection refused")
        @Nullable String lastError,
    @Schema(description = "When its discovery document was last read; absent before that.")
        @Nullable Instant checkedAt,
    @Schema(
            description = "The number of the provider's public keys that the server has loaded.",
            examples = "2")
        int keys,
    @Schema(description = "The result of the last exchange with each part of the provider")
        Parts parts) {

  /** The parts of a provider that Bedloe calls. */
  @Schema(description = "The parts of a provider that the server connects to.")
  public record Parts(
      @Schema(description = "The discovery document (OpenID Connect Discovery 1.0)") Part discovery,
      @Schema(description = "The JSON Web Key Set") Part keys,
      @Schema(
              description =
                  "The token endpoint. It is used only at sign-in, and fails for a wrong client secret "
                      + "too.")
          Part tokenEndpoint) {}

  /** The result of the last exchange with a part. */
  @Schema(description = "The result of the last exchange with a part of a provider.")
  public record Part(
      @Schema(description = "The result of the last exchange", examples = "SUCCEEDED") State state,
      @Schema(
              description = "Why the exchange failed; absent when it succeeded",
              examples = "the provider returned status 500")
          @Nullable String lastError,
      @Schema(
              description = "When the last exchange ended; absent before the first one",
              examples = "2026-11-21T08:00:00Z")
          @Nullable Instant askedAt,
      @Schema(
              description = "When an exchange last succeeded; absent before that",
              examples = "2026-11-21T08:00:00Z")
          @Nullable Instant succeededAt) {}

  /** The result of an exchange. */
  @Schema(description = "The result of an exchange.")
  public enum State {
    /** This server has not called the part yet. */
    NOT_ASKED,
    /** The last exchange succeeded. */
    SUCCEEDED,
    /** The last exchange failed. */
    FAILED
  }
}
