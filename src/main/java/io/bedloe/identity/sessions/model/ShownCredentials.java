package io.bedloe.identity.sessions.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times at which the owner of a session proved each credential.
 *
 * @param passwordAt when the password was last checked, at sign-in or later
 * @param hasSecondFactor whether the account has a second factor
 * @param secondFactorAt null when it was not proved
 */
public record ShownCredentials(
    Instant passwordAt, boolean hasSecondFactor, @Nullable Instant secondFactorAt) {

  /** Returns whether all credentials of the account were proved since then. */
  public boolean isSince(Instant moment) {
    return !passwordAt.isBefore(moment)
        && (!hasSecondFactor || (secondFactorAt != null && !secondFactorAt.isBefore(moment)));
  }
}
