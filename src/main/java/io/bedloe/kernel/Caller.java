package io.bedloe.kernel;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The authenticated account of a request.
 *
 * @param id the account's id; the nil UUID for Bedloe's own work
 * @param name what people know the caller by: the sign-in address, or {@code system}
 * @param roles the caller's roles by name
 * @param permissions everything that the roles allow
 * @param credential by what the caller is known
 */
public record Caller(
    UUID id, String name, Set<String> roles, Set<Permission> permissions, Credential credential) {

  /** Bedloe itself: timers and imports of demo data. */
  public static final Caller SYSTEM =
      new Caller(new UUID(0, 0), "system", Set.of(), Set.of(Permission.values()));

  public Caller {
    roles = Set.copyOf(roles);
    permissions = Set.copyOf(permissions);
  }

  /** A caller that has shown neither an access token nor an API key. */
  public Caller(UUID id, String name, Set<String> roles, Set<Permission> permissions) {
    this(id, name, roles, permissions, Credential.NONE);
  }

  /** The session of the caller's access token; null without one. */
  public @Nullable UUID sessionId() {
    return credential.sessionId();
  }

  /** The API key that the caller has sent; null without one. */
  public @Nullable UUID apiKeyId() {
    return credential.apiKeyId();
  }

  /** Returns the account that impersonates the caller; null without impersonation. */
  public @Nullable UUID impersonatorId() {
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
