package io.bedloe.docs;

import io.bedloe.identity.roles.BuiltInRole;
import io.bedloe.identity.roles.RoleGraph;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.Requires;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Generates the page of permissions, with the roles and operations of each. */
final class PermissionsPage {

  private static final RoleGraph ROLES =
      new RoleGraph(
          Arrays.stream(BuiltInRole.values())
              .map(role -> new RoleGraph.Role(role.code(), role.permissions(), role.parents()))
              .toList());

  private PermissionsPage() {}

  static String of(Declared code) {
    var page =
        Page.of(
                "Permissions",
                "An operation asks for one permission by name, and says it in the API document as"
                    + " `x-permission`. A role is a set of permissions, its own and"
                    + " those of its parents.")
            .table("permission", "allows to", "roles", "asked for by");
    for (var permission : Permission.values()) {
      page.row(
          Page.code(permission.code()),
          permission.meaning(),
          Arrays.stream(BuiltInRole.values())
              .filter(role -> ROLES.permissionsOf(List.of(role.code())).contains(permission))
              .map(BuiltInRole::code)
              .collect(Collectors.joining(", ")),
          operations(code, permission));
    }
    return page.toString();
  }

  private static String operations(Declared code, Permission permission) {
    var names =
        code.methods().stream()
            .filter(method -> method.isAnnotationPresent(Requires.class))
            .filter(method -> method.getAnnotation(Requires.class).value() == permission)
            .map(method -> Page.code(method.getAnnotation(Operation.class).operationId()))
            .sorted()
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "decided by the data" : names;
  }
}
