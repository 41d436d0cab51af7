package io.bedloe.docs;

import io.bedloe.access.Role;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.Requires;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Every permission, who has it, and which operations ask for it. */
final class PermissionsPage {

  private PermissionsPage() {}

  static String of(Declared code) {
    var page =
        Page.of(
                "Permissions",
                "An operation asks for one permission by name, and says it in the API document as"
                    + " `x-permission`. A role is a set of permissions.")
            .table("permission", "allows to", "roles", "asked for by");
    for (var permission : Permission.values()) {
      page.row(
          Page.code(permission.code()),
          permission.meaning(),
          Arrays.stream(Role.values())
              .filter(role -> role.permissions().contains(permission))
              .map(Role::code)
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
