package io.bedloe.identity.policies.data;

import io.bedloe.identity.policies.Effect;
import io.bedloe.identity.policies.PolicyView;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.FieldType;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.security.PolicyId;

/** The list of policies: its fields, filters and sorts. */
public final class PolicyListing implements PageOf.Definition {

  private static final String COLUMNS =
      """
      p.id, p.name, p.description, p.target, p.effect, p.expression, p.priority, p.enabled,
      p.created_at, p.updated_at, p.version""";

  public static final String BY_ID =
      "SELECT " + COLUMNS + " FROM policies p WHERE p.id = ? AND p.deleted_at IS NULL";

  /** Finds a policy, also one that is removed. */
  public static final String ID = "SELECT id FROM policies WHERE id = ?";

  public static final Listing<PolicyView> LISTING =
      Listing.of("policies", PolicyView.class)
          .select(COLUMNS)
          .from("policies p")
          .id("p.id")
          .where("p.deleted_at IS NULL")
          .fields(
              Field.filterable("id", FieldType.ID, "p.id"),
              Field.sortable("name", FieldType.TEXT, "p.name"),
              Field.filterable("target", FieldType.TEXT, "p.target"),
              Field.choice("effect", Effect.class, "p.effect"),
              Field.sortable("priority", FieldType.NUMBER, "p.priority"),
              Field.filterable("enabled", FieldType.FLAG, "p.enabled"),
              Field.sortable("createdAt", FieldType.TIME, "p.created_at"),
              Field.sortable("updatedAt", FieldType.TIME, "p.updated_at"))
          .order("-priority")
          .read(PolicyListing::view);

  @Override
  public Listing<PolicyView> listing() {
    return LISTING;
  }

  public static Versioned<PolicyView> versioned(Row row) {
    return new Versioned<>(view(row), row.number("version"));
  }

  private static PolicyView view(Row row) {
    return new PolicyView(
        row.id("id", PolicyId::new),
        row.text("name"),
        row.textOrNull("description"),
        row.text("target"),
        row.constant("effect", Effect.class),
        row.text("expression"),
        row.integer("priority"),
        row.flag("enabled"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }
}
