package io.bedloe.kernel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * By what a caller is known.
 *
 * @param sessionId the session of the access token; null without one
 * @param apiKeyId the API key; null without one
 * @param impersonatorId who acts under the caller's name; null when the caller does
 * @param lacksSecondFactor whether a role asks for a second factor that was not shown
 */
public record Credential(
    @Nullable UUID sessionId,
    @Nullable UUID apiKeyId,
    @Nullable UUID impersonatorId,
    boolean lacksSecondFactor) {

  /** Neither an access token nor an API key. */
  public static final Credential NONE = new Credential(null, null, null, false);

  public static Credential session(UUID id) {
    return new Credential(id, null, null, false);
  }

  public static Credential apiKey(UUID id) {
    return new Credential(null, id, null, false);
  }
}
