package io.bedloe.identity.roles;

import io.bedloe.kernel.Permission;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The effective permissions of a caller: those of the account, within the boundary of the
 * credential ({@link PermissionBoundary}). Whoever resolves a caller reads the roles and the
 * credential, and computes the permissions here.
 *
 * @param lacksSecondFactor whether a required second factor is not proved, which leaves only the
 *     permissions to prove it or to set it up
 */
public record CallerPermissions(Set<Permission> permissions, boolean lacksSecondFactor) {

  public CallerPermissions {
    permissions = Set.copyOf(permissions);
  }

  /** The second factor of an account, and whether the credential proves it. */
  public enum SecondFactor {
    /** The account has no second factor. */
    NONE,
    /** The account has one, which is not proved. */
    UNPROVED,
    /** The second factor was proved. */
    PROVED;

    public static SecondFactor of(boolean enrolled, boolean proved) {
      return proved ? PROVED : enrolled ? UNPROVED : NONE;
    }
  }

  /** Returns whether a permission belongs to people, so that no API key can have it. */
  public static boolean isForPeople(Permission permission) {
    return PermissionBoundary.FOR_PEOPLE.contains(permission);
  }

  /** Returns the permissions of an account with these roles, before any restriction. */
  public static Set<Permission> ofAccount(RoleGraph graph, Collection<String> roles) {
    var permissions = graph.permissionsOf(roles);
    permissions.addAll(PermissionBoundary.EVERY_ACCOUNT);
    return permissions;
  }

  /** Returns the permissions of a session of the account itself. */
  public static CallerPermissions ofSession(
      RoleGraph graph, Collection<String> roles, SecondFactor factor) {
    return within(PermissionBoundary.UNRESTRICTED, graph, roles, factor);
  }

  /**
   * Returns the permissions of a session in which another account acts as this one; empty when the
   * other account may not impersonate any more. Only the owner can prove the account's own factor,
   * so that it is not required; the requirement of a role applies to an impersonator too.
   */
  public static Optional<CallerPermissions> ofImpersonation(
      RoleGraph graph, Collection<String> roles, Collection<String> actor, SecondFactor factor) {
    var impersonator = ofAccount(graph, actor);
    if (!impersonator.contains(Permission.USERS_IMPERSONATE)) {
      return Optional.empty();
    }
    var boundary = PermissionBoundary.ofImpersonator(impersonator);
    var proof = factor == SecondFactor.PROVED ? factor : SecondFactor.NONE;
    return Optional.of(within(boundary, graph, roles, proof));
  }

  /** Returns the permissions of an API key; keys are used without a second factor. */
  public static CallerPermissions ofApiKey(
      RoleGraph graph, Collection<String> roles, Set<Permission> scopes) {
    var boundary = PermissionBoundary.ofApiKey(scopes);
    return new CallerPermissions(boundary.restrict(ofAccount(graph, roles)), false);
  }

  /**
   * Returns the permissions of an access token of another issuer, which proves no second factor.
   *
   * @param scope the permissions that the token's scopes allow; null when scopes do not restrict
   */
  public static CallerPermissions ofFederatedToken(
      RoleGraph graph,
      Collection<String> roles,
      @Nullable Set<Permission> scope,
      boolean hasSecondFactor) {
    return within(
        PermissionBoundary.ofFederatedToken(scope),
        graph,
        roles,
        SecondFactor.of(hasSecondFactor, false));
  }

  private static CallerPermissions within(
      PermissionBoundary credential,
      RoleGraph graph,
      Collection<String> roles,
      SecondFactor factor) {
    boolean required = factor == SecondFactor.UNPROVED || graph.askForSecondFactor(roles);
    boolean lacks = required && factor != SecondFactor.PROVED;
    var boundary =
        lacks ? credential.intersect(PermissionBoundary.WITHOUT_SECOND_FACTOR) : credential;
    return new CallerPermissions(boundary.restrict(ofAccount(graph, roles)), lacks);
  }
}
