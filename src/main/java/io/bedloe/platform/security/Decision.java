package io.bedloe.platform.security;

import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The decision about an {@link AuthorizationRequest}, with its reason.
 *
 * @param id the id of the decision in responses, logs and records
 * @param cause the kind of reason
 * @param decidingPolicy the policy that decided; null when no policy did
 * @param reason the reason in one sentence, for administrators
 * @param onRecord whether the decision is recorded: denials are, and decisions in which a policy
 *     was evaluated
 * @param lookedUp attributes that were read for the decision, by their names in policies
 */
public record Decision(
    DecisionId id,
    boolean allowed,
    Cause cause,
    @Nullable DecidingPolicy decidingPolicy,
    String reason,
    boolean onRecord,
    Map<String, String> lookedUp) {

  /** The basis of a decision. */
  @Schema(description = "The basis of a decision about a request.")
  public enum Cause {
    /** The caller's roles include the permission or do not include it; no policy applied. */
    PERMISSION,
    /** A policy decided. */
    POLICY,
    /** A business rule denied the request after roles and policies had allowed it. */
    RULE
  }

  /**
   * The policy that decided.
   *
   * @param version the version of the policy at that time
   * @param clause the part of its expression that decided
   */
  public record DecidingPolicy(PolicyId policyId, String policyName, int version, String clause) {}

  /**
   * The decision about a request that a role of the caller allows and that no policy is about. Such
   * decisions are not recorded, so that they need no id of their own.
   */
  public static final Decision ALLOWED_BY_ROLES =
      new Decision(
          new DecisionId(new UUID(0, 0)),
          true,
          Cause.PERMISSION,
          null,
          "a role of the caller has the permission, and no policy applies",
          false,
          Map.of());

  public Decision {
    lookedUp = Map.copyOf(lookedUp);
  }
}
