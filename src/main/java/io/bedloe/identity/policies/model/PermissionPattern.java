package io.bedloe.identity.policies.model;

import io.bedloe.kernel.InvalidValue;
import io.bedloe.kernel.Permission;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The permissions that a policy targets: {@code orders:write}, {@code orders:*}, or {@code *}. It
 * never contains the permissions of policies themselves, so that a wrong policy can always be
 * removed.
 */
public record PermissionPattern(String text) {

  private static final Set<Permission> EXEMPT =
      Collections.unmodifiableSet(EnumSet.of(Permission.POLICIES_READ, Permission.POLICIES_MANAGE));

  /** Parses a permission, or a pattern of permissions, that policies can apply to. */
  public static PermissionPattern parse(String text) {
    var pattern = new PermissionPattern(text);
    if (!pattern.isKnown()) {
      throw new InvalidValue(
          "unknown-permission",
          "'%s' is not a permission that policies can apply to".formatted(text));
    }
    return pattern;
  }

  /**
   * Returns whether the pattern matches a permission; another version of the program may have
   * others.
   */
  boolean isKnown() {
    return !matching(text).isEmpty();
  }

  public Set<Permission> permissions() {
    return matching(text);
  }

  private static Set<Permission> matching(String text) {
    var found = EnumSet.noneOf(Permission.class);
    Arrays.stream(Permission.values())
        .filter(permission -> !EXEMPT.contains(permission))
        .filter(permission -> matches(text, permission.code()))
        .forEach(found::add);
    return found;
  }

  private static boolean matches(String text, String code) {
    return text.equals("*")
        || text.equals(code)
        || (text.endsWith(":*") && code.startsWith(text.substring(0, text.length() - 1)));
  }
}
