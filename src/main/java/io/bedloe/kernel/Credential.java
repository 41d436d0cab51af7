package io.bedloe.kernel;

import java.util.UUID;
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
    @Nullable UUID sessionId,
    @Nullable UUID apiKeyId,
    @Nullable UUID impersonatorId,
    boolean lacksSecondFactor) {

  /** No credential: neither an access token nor an API key. */
  public static final Credential NONE = new Credential(null, null, null, false);

  public static Credential session(UUID id) {
    return new Credential(id, null, null, false);
  }

  public static Credential apiKey(UUID id) {
    return new Credential(null, id, null, false);
  }
}
