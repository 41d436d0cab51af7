package io.bedloe.identity.roles;

import io.bedloe.identity.roles.Roles.RoleTerms;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The request to create or change a role.
 *
 * @param name the name, which cannot be changed
 * @param permissions the role's own permissions; none when left out
 * @param parents the roles whose permissions it inherits; none when left out
 * @param secondFactor whether the role requires a second factor; false when left out
 */
@Schema(description = "A role to create, or what replaces one.")
public record RoleInput(
    @Schema(description = "The name of the role; it is unique.", examples = "warehouse")
        @NotNull
        @Pattern(
            regexp = "[a-z][a-z0-9-]{0,62}",
            message = "must be small letters, digits and dashes, and begin with a letter")
        String name,
    @Schema(description = "The purpose of the role.", examples = "Counts and receives stock")
        @Nullable
        @Size(max = 500)
        String description,
    @Schema(
            description = "The permissions that the role gives itself.",
            examples = "[\"stock:read\"]")
        @Nullable
        @Size(max = 100)
        List<@NotNull @Size(max = 100) String> permissions,
    @Schema(description = "The roles whose permissions it gives too.", examples = "[\"user\"]")
        @Nullable
        @Size(max = 20)
        List<@NotNull @Size(max = 63) String> parents,
    @Schema(
            description = "Whether accounts with the role must use a second factor.",
            examples = "false")
        @Nullable Boolean secondFactor) {

  static RoleInput of(RoleView role) {
    return new RoleInput(
        role.name(), role.description(), role.permissions(), role.parents(), role.secondFactor());
  }

  RoleTerms toTerms() {
    return new RoleTerms(
        name,
        description == null ? "" : description,
        sorted(permissions),
        sorted(parents),
        Boolean.TRUE.equals(secondFactor));
  }

  /** Returns the JSON pointer of a permission in the request. */
  String pointerToPermission(String code) {
    return pointer("/permissions", permissions, code);
  }

  String pointerToParent(String role) {
    return pointer("/parents", parents, role);
  }

  private static String pointer(String member, @Nullable List<String> names, String name) {
    return names == null ? member : member + "/" + names.indexOf(name);
  }

  private static List<String> sorted(@Nullable List<String> names) {
    return names == null ? List.of() : names.stream().distinct().sorted().toList();
  }
}
