package io.bedloe.identity.accounts.data;

import io.bedloe.identity.accounts.UserView;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.FieldType;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.persistence.Row;

/** The list of accounts for administrators: its fields, filters and sorts. */
public final class UserListing implements PageOf.Definition {

  private static final String COLUMNS =
      """
      u.id, u.email, u.name, u.enabled, u.password_hash IS NOT NULL AS has_password,
      EXISTS (SELECT 1 FROM second_factors f
        WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL) AS second_factor,
      ARRAY(SELECT r.role FROM user_roles r WHERE r.user_id = u.id ORDER BY r.role) AS roles,
      u.created_at, u.updated_at, u.erased_at, u.version""";

  static final String BY_ID = "SELECT " + COLUMNS + " FROM users u WHERE u.id = ?";

  public static final Listing<UserView> LISTING =
      Listing.of("users", UserView.class)
          .select(COLUMNS)
          .from("users u")
          .id("u.id")
          .fields(
              Field.filterable("id", FieldType.ID, "u.id"),
              Field.filterable("email", FieldType.CASELESS, "lower(u.email)"),
              Field.filterable("name", FieldType.TEXT, "u.name"),
              Field.filterable("enabled", FieldType.FLAG, "u.enabled"),
              Field.sortable("createdAt", FieldType.TIME, "u.created_at"))
          .order("-createdAt")
          .read(UserListing::view);

  @Override
  public Listing<UserView> listing() {
    return LISTING;
  }

  static Versioned<UserView> versioned(Row row) {
    return new Versioned<>(view(row), row.number("version"));
  }

  private static UserView view(Row row) {
    return new UserView(
        row.id("id", AccountId::new),
        row.text("email"),
        row.text("name"),
        row.flag("enabled"),
        row.flag("has_password"),
        row.flag("second_factor"),
        row.texts("roles"),
        row.instant("created_at"),
        row.instant("updated_at"),
        row.instantOrNull("erased_at"));
  }
}
