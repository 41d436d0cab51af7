package io.bedloe.identity.roles;

import io.bedloe.kernel.Permission;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All roles, with the permissions that they have and inherit. */
public final class RoleGraph {

  /**
   * A role.
   *
   * @param permissions the role's own permissions
   * @param parents the roles whose permissions it inherits
   * @param secondFactor whether the role requires a second factor
   */
  public record Role(
      String name, Set<Permission> permissions, List<String> parents, boolean secondFactor) {

    public Role {
      permissions = Set.copyOf(permissions);
      parents = List.copyOf(parents);
    }

    /** Creates a role that requires no second factor. */
    public Role(String name, Set<Permission> permissions, List<String> parents) {
      this(name, permissions, parents, false);
    }
  }

  private final Map<String, Role> roles = new LinkedHashMap<>();

  public RoleGraph(Collection<Role> all) {
    all.forEach(role -> roles.put(role.name(), role));
  }

  public boolean contains(String name) {
    return roles.containsKey(name);
  }

  /** Returns the names of all roles. */
  public Set<String> names() {
    return Set.copyOf(roles.keySet());
  }

  /** Returns the permissions of several roles together; unknown names have none. */
  public Set<Permission> permissionsOf(Collection<String> names) {
    var permissions = EnumSet.noneOf(Permission.class);
    names.forEach(
        name -> reach(name).forEach(reached -> permissions.addAll(reached.role().permissions())));
    return permissions;
  }

  /** Returns whether these roles together allow nothing beyond the given permissions. */
  public boolean areCovered(Collection<String> names, Set<Permission> permissions) {
    return permissions.containsAll(permissionsOf(names));
  }

  /** Returns these roles and all roles that they inherit. */
  public Set<String> withInheritedRoles(Collection<String> names) {
    return names.stream()
        .flatMap(name -> reach(name).stream())
        .map(reached -> reached.role().name())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns whether one of these roles, or of the inherited ones, requires a second factor. */
  public boolean askForSecondFactor(Collection<String> names) {
    return names.stream()
        .flatMap(name -> reach(name).stream())
        .anyMatch(reached -> reached.role().secondFactor());
  }

  /**
   * Returns the shortest path from each of these roles to a role that holds the permission itself.
   */
  public List<List<String>> pathsTo(Permission permission, Collection<String> names) {
    var paths = new ArrayList<List<String>>();
    for (var name : names) {
      reach(name).stream()
          .filter(reached -> reached.role().permissions().contains(permission))
          .findFirst()
          .ifPresent(reached -> paths.add(reached.path()));
    }
    return paths;
  }

  /** Returns whether a role would inherit itself if it had these parents. */
  public boolean wouldCircle(String name, Collection<String> parents) {
    return parents.stream()
        .flatMap(parent -> reach(parent).stream())
        .anyMatch(reached -> reached.role().name().equals(name));
  }

  private record Reached(Role role, List<String> path) {}

  /** Returns the role itself and all roles that it inherits, the nearest first. */
  private List<Reached> reach(String name) {
    var found = new LinkedHashMap<String, Reached>();
    var open = new ArrayDeque<List<String>>();
    open.add(List.of(name));
    while (!open.isEmpty()) {
      var path = open.remove();
      var last = path.get(path.size() - 1);
      var role = roles.get(last);
      if (role == null || found.putIfAbsent(last, new Reached(role, path)) != null) {
        continue;
      }
      for (var parent : role.parents()) {
        var longer = new ArrayList<>(path);
        longer.add(parent);
        open.add(longer);
      }
    }
    return List.copyOf(found.values());
  }
}
