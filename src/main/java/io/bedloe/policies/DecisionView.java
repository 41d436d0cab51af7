package io.bedloe.policies;

import io.bedloe.platform.security.Decision.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it was made, and why.
 *
 * @param user the account that asked
 * @param impersonatorId who acted under its name; absent when the account did
 * @param resource to what, as type and id; absent when it was not about one thing
 * @param attributes what was known of it
 * @param cause what decided
 * @param policyId the policy that decided, with its name and version then, and the clause of its
 *     expression
 * @param roles those of the account then
 * @param grants every way in which those roles come to the permission, as the hierarchy is now
 */
public record DecisionView(
    UUID id,
    Instant at,
    UUID user,
    String name,
    @Nullable UUID impersonatorId,
    String permission,
    @Nullable String resource,
    Map<String, Object> attributes,
    boolean allowed,
    Cause cause,
    @Nullable UUID policyId,
    @Nullable String policyName,
    @Nullable Integer policyVersion,
    @Nullable String clause,
    String reason,
    List<String> roles,
    List<AccessExplanation.Path> grants) {}
