package io.bedloe.kernel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The authenticated account of a request.
 *
 * @param id the account's id; the nil UUID for work of the server itself
 * @param name the name for people: the sign-in address, or {@code system}
 * @param roles the names of the caller's roles
 * @param permissions all permissions of the roles
 * @param credential the credential that identified the caller
 */
public record Caller(
    AccountId id,
    String name,
    Set<String> roles,
    Set<Permission> permissions,
    Credential credential) {

  /** The server itself: timers and imports of demo data. */
  public static final Caller SYSTEM =
      new Caller(AccountId.SYSTEM, "system", Set.of(), Set.of(Permission.values()));

  public Caller {
    roles = Set.copyOf(roles);
    permissions = Set.copyOf(permissions);
  }

  /** Creates a caller without an access token or an API key. */
  public Caller(AccountId id, String name, Set<String> roles, Set<Permission> permissions) {
    this(id, name, roles, permissions, Credential.NONE);
  }

  /** Returns the session of the caller's access token; null without one. */
  public @Nullable SessionId sessionId() {
    return credential.sessionId();
  }

  /** Returns the API key that the caller has sent; null without one. */
  public @Nullable ApiKeyId apiKeyId() {
    return credential.apiKeyId();
  }

  /** Returns the account that impersonates the caller; null without impersonation. */
  public @Nullable AccountId impersonatorId() {
    return credential.impersonatorId();
  }

  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }

  /** Refuses unless the caller has the permission. */
  public void require(Permission permission) {
    if (!may(permission)) {
      throw Rejected.because(
          AccessRule.FORBIDDEN, "The request needs the permission " + permission.code() + ".");
    }
  }
}
