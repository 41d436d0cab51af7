package io.bedloe.platform.security;

import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a {@link Question}, and why.
 *
 * @param id names it in answers, logs and records
 * @param cause what sort of reason there was
 * @param ruling the policy that decided; null when none did
 * @param reason in one sentence, for administrators
 * @param onRecord whether it is kept: refusals are, and so is what a policy was asked about
 * @param lookedUp what was looked up to decide, by the name that policies have for it
 */
public record Decision(
    UUID id,
    boolean allowed,
    Cause cause,
    @Nullable Ruling ruling,
    String reason,
    boolean onRecord,
    Map<String, String> lookedUp) {

  /** The basis of a decision. */
  @Schema(description = "The basis of a decision about a request.")
  public enum Cause {
    /** The caller's roles hold the permission, or do not, and no policy had a word in it. */
    PERMISSION,
    /** A policy. */
    POLICY,
    /** A rule of the business refused after everything else had allowed. */
    RULE
  }

  /**
   * A policy's word.
   *
   * @param version of the policy as it was
   * @param clause the part of its expression that decided
   */
  public record Ruling(UUID policyId, String policyName, int version, String clause) {}

  public Decision {
    lookedUp = Map.copyOf(lookedUp);
  }
}
