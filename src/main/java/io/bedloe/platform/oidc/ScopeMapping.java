package io.bedloe.platform.oidc;

import io.bedloe.kernel.Permission;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Maps the scopes of an access token (RFC 6749, section 3.3) to permissions. Scopes can only
 * restrict what the roles of the account allow.
 *
 * @param permissions the permissions of each scope; empty when scopes do not restrict
 */
public record ScopeMapping(Map<String, Set<Permission>> permissions) {

  /** The mapping in which scopes do not restrict. */
  static final ScopeMapping NONE = new ScopeMapping(Map.of());

  public ScopeMapping {
    permissions = Map.copyOf(permissions);
  }

  /**
   * Parses {@code scope=permission, scope=permission}; {@code none} maps nothing.
   *
   * @throws IllegalArgumentException when the text has another form
   */
  static ScopeMapping parse(String text) {
    if (text.equals("none")) {
      return NONE;
    }
    var permissions = new HashMap<String, Set<Permission>>();
    for (var pair : text.split(",", -1)) {
      int split = pair.lastIndexOf('=');
      var scope = split < 0 ? "" : pair.substring(0, split).strip();
      var code = pair.substring(split + 1).strip();
      if (scope.isEmpty()) {
        throw new IllegalArgumentException(
            "not a list such as 'orders.read=orders:read, orders.write=orders:write'");
      }
      permissions
          .computeIfAbsent(scope, missing -> EnumSet.noneOf(Permission.class))
          .add(
              Permission.of(code)
                  .orElseThrow(
                      () -> new IllegalArgumentException("there is no permission " + code)));
    }
    return new ScopeMapping(permissions);
  }

  /**
   * Returns the permissions that the scopes of a token allow; empty when scopes do not restrict.
   *
   * @param claims the claims of the token: {@code scope} (RFC 9068, 2.2.3) or {@code scp} (Entra
   *     ID, Okta)
   */
  Optional<Set<Permission>> allowedBy(Map<String, Object> claims) {
    if (permissions.isEmpty()) {
      return Optional.empty();
    }
    var allowed = EnumSet.noneOf(Permission.class);
    for (var scope : scopes(claims)) {
      allowed.addAll(permissions.getOrDefault(scope, Set.of()));
    }
    return Optional.of(allowed);
  }

  private static Collection<String> scopes(Map<String, Object> claims) {
    var scopes = new HashSet<String>();
    for (var claim : new String[] {"scope", "scp"}) {
      Claims.values(claims, claim)
          .forEach(value -> scopes.addAll(Arrays.asList(value.split(" ", -1))));
    }
    return scopes;
  }
}
