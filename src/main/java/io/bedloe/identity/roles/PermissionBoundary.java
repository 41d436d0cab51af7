package io.bedloe.identity.roles;

import io.bedloe.kernel.Permission;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The maximum permissions of a credential. The caller has those permissions of the account that the
 * boundary contains. A boundary grants nothing, so several boundaries can be applied in any order.
 */
record PermissionBoundary(Set<Permission> permissions) {

  /** The permissions of every signed-in account, without any role. */
  static final Set<Permission> EVERY_ACCOUNT =
      Set.of(Permission.ACCOUNT_OWN, Permission.ACCOUNT_SECURE);

  /** The permissions that no API key can have: they belong to people, not to programs. */
  static final Set<Permission> FOR_PEOPLE =
      Set.of(
          Permission.ACCOUNT_OWN,
          Permission.ACCOUNT_SECURE,
          Permission.NOTIFICATIONS_OWN,
          Permission.KEYS_OWN,
          Permission.KEYS_MANAGE,
          Permission.USERS_IMPERSONATE,
          Permission.JOBS_PAYLOADS);

  /** The permissions that an impersonation never has, because their effects would outlast it. */
  static final Set<Permission> NOT_FOR_IMPERSONATORS =
      Set.of(
          Permission.ACCOUNT_SECURE,
          Permission.USERS_MANAGE,
          Permission.USERS_IMPERSONATE,
          Permission.ROLES_MANAGE,
          Permission.SESSIONS_MANAGE,
          Permission.KEYS_OWN,
          Permission.KEYS_MANAGE,
          Permission.POLICIES_MANAGE,
          Permission.SIGNING_MANAGE,
          Permission.WEBHOOKS_WRITE,
          Permission.JOBS_PAYLOADS);

  /**
   * A change of the sign-in methods needs a session of this server. A webhook would have the rights
   * of the account, beyond the scopes of the token and after its end.
   */
  private static final Set<Permission> NOT_FOR_FEDERATED_TOKENS =
      Set.of(Permission.ACCOUNT_SECURE, Permission.KEYS_OWN, Permission.WEBHOOKS_WRITE);

  /** The boundary that contains every permission. */
  static final PermissionBoundary UNRESTRICTED =
      new PermissionBoundary(EnumSet.allOf(Permission.class));

  /** The boundary while a required second factor is not proved. */
  static final PermissionBoundary WITHOUT_SECOND_FACTOR = new PermissionBoundary(EVERY_ACCOUNT);

  PermissionBoundary {
    permissions = Collections.unmodifiableSet(copy(permissions));
  }

  /** Returns the boundary of an account that acts as another one. */
  static PermissionBoundary ofImpersonator(Set<Permission> impersonator) {
    var allowed = copy(impersonator);
    allowed.removeAll(NOT_FOR_IMPERSONATORS);
    return new PermissionBoundary(allowed);
  }

  /** Returns the boundary of an API key. */
  static PermissionBoundary ofApiKey(Set<Permission> scopes) {
    var allowed = copy(scopes);
    allowed.removeAll(FOR_PEOPLE);
    return new PermissionBoundary(allowed);
  }

  /**
   * Returns the boundary of an access token of another issuer.
   *
   * @param scope the permissions that the token's scopes allow; null when scopes do not restrict
   */
  static PermissionBoundary ofFederatedToken(@Nullable Set<Permission> scope) {
    var allowed = copy(scope == null ? UNRESTRICTED.permissions() : scope);
    allowed.add(Permission.ACCOUNT_OWN);
    allowed.removeAll(NOT_FOR_FEDERATED_TOKENS);
    return new PermissionBoundary(allowed);
  }

  /** Returns those of the granted permissions that are within the boundary. */
  Set<Permission> restrict(Set<Permission> granted) {
    var left = copy(granted);
    left.retainAll(permissions);
    return left;
  }

  /** Returns the boundary of the permissions that this one and another contain. */
  PermissionBoundary intersect(PermissionBoundary other) {
    return new PermissionBoundary(other.restrict(permissions));
  }

  private static EnumSet<Permission> copy(Collection<Permission> permissions) {
    var copy = EnumSet.noneOf(Permission.class);
    copy.addAll(permissions);
    return copy;
  }
}
