package io.bedloe.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The credential that identified a caller.
 *
 * @param sessionId the session of the access token; null without one
 * @param apiKeyId the API key; null without one
 * @param impersonatorId the account that acts as the caller; null without impersonation
 * @param lacksSecondFactor whether a role requires a second factor that was not proved
 */
public record Credential(
    @Nullable SessionId sessionId,
    @Nullable ApiKeyId apiKeyId,
    @Nullable AccountId impersonatorId,
    boolean lacksSecondFactor) {

  /** No credential: neither an access token nor an API key. */
  public static final Credential NONE = new Credential(null, null, null, false);

  public static Credential session(SessionId id) {
    return new Credential(id, null, null, false);
  }

  public static Credential apiKey(ApiKeyId id) {
    return new Credential(null, id, null, false);
  }
}
