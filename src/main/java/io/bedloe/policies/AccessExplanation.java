package io.bedloe.policies;

import io.bedloe.platform.security.Decision.Cause;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What would be decided if an account asked now, from where the explanation is asked, and why.
 *
 * @param user the account
 * @param roles its roles by name
 * @param grants every way in which they come to the permission; none when it is not held
 * @param resource to what, as type and id
 * @param complete whether all was asked; without a resource, policies that need one were not
 * @param cause what decided
 * @param policyId the policy that decided, with its name, version and the clause of its expression
 */
public record AccessExplanation(
    UUID user,
    String name,
    String permission,
    @Nullable String resource,
    boolean allowed,
    boolean complete,
    Cause cause,
    @Nullable UUID policyId,
    @Nullable String policyName,
    @Nullable Integer policyVersion,
    @Nullable String clause,
    String reason,
    List<String> roles,
    List<Path> grants,
    List<Spoken> policies) {

  /**
   * A way to the permission.
   *
   * @param roles from one that the account has to the one that holds the permission
   */
  public record Path(List<String> roles) {}

  /**
   * A policy that was asked, in the order of asking.
   *
   * @param value what its expression said; absent when it could not say
   * @param fault why it could not
   */
  public record Spoken(
      UUID id,
      String name,
      int version,
      Effect effect,
      int priority,
      @Nullable Boolean value,
      @Nullable String fault) {}
}
