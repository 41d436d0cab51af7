package io.bedloe.platform.oidc;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Maps the claims of a provider to roles.
 *
 * @param claim the claim whose values are mapped
 * @param roles the roles of each value
 */
public record RoleMapping(String claim, Map<String, Set<String>> roles) {

  public RoleMapping {
    roles = Map.copyOf(roles);
  }

  /**
   * Parses {@code value=role, value=role}; {@code none} maps nothing.
   *
   * @throws IllegalArgumentException when the text has another form
   */
  static Map<String, Set<String>> parse(String text) {
    var roles = new LinkedHashMap<String, Set<String>>();
    if (text.equals("none")) {
      return roles;
    }
    for (var pair : text.split(",", -1)) {
      int split = pair.lastIndexOf('=');
      var value = split < 0 ? "" : pair.substring(0, split).strip();
      var role = pair.substring(split + 1).strip();
      if (value.isEmpty() || !isRoleName(role)) {
        throw new IllegalArgumentException("not a list such as 'staff=user, bosses=manager'");
      }
      roles.computeIfAbsent(value, missing -> new TreeSet<>()).add(role);
    }
    return roles;
  }

  static boolean isRoleName(String text) {
    return text.matches("[a-z][a-z0-9-]{0,62}");
  }

  /** Returns every role that the provider grants and withdraws; it does not affect other roles. */
  public Set<String> managed() {
    var all = new TreeSet<String>();
    roles.values().forEach(all::addAll);
    return all;
  }

  /** Returns the roles for these values of the claim. */
  public Set<String> of(Collection<String> values) {
    var given = new TreeSet<String>();
    values.forEach(value -> given.addAll(roles.getOrDefault(value, Set.of())));
    return given;
  }
}
