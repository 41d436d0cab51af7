package io.bedloe.identity.roles;

import io.bedloe.kernel.Versioned;
import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.FieldType;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.persistence.Row;

/** The list of roles: its fields, filters and sorts. */
public final class RoleListing implements PageOf.Definition {

  private static final String COLUMNS =
      """
      r.id, r.name, r.description, r.built_in, r.permissions, r.parents, r.second_factor,
      r.created_at, r.updated_at, r.version""";

  static final String BY_ID = "SELECT " + COLUMNS + " FROM roles r WHERE r.id = ?";

  public static final Listing<RoleView> LISTING =
      Listing.of("roles", RoleView.class)
          .select(COLUMNS)
          .from("roles r")
          .id("r.id")
          .fields(
              Field.filterable("id", FieldType.ID, "r.id"),
              Field.sortable("name", FieldType.TEXT, "r.name"),
              Field.filterable("secondFactor", FieldType.FLAG, "r.second_factor"),
              Field.filterable("builtIn", FieldType.FLAG, "r.built_in"))
          .order("name")
          .read(RoleListing::view);

  @Override
  public Listing<RoleView> listing() {
    return LISTING;
  }

  static Versioned<RoleView> versioned(Row row) {
    return new Versioned<>(view(row), row.number("version"));
  }

  private static RoleView view(Row row) {
    return new RoleView(
        row.id("id", RoleId::new),
        row.text("name"),
        row.text("description"),
        row.flag("built_in"),
        row.texts("permissions"),
        row.texts("parents"),
        row.flag("second_factor"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }
}
