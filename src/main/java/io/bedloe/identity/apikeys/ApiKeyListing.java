package io.bedloe.identity.apikeys;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.ApiKeyId;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.FieldType;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.persistence.Row;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The list of API keys: its fields, filters and sorts. */
public final class ApiKeyListing implements PageOf.Definition {

  public static final Listing<ApiKeyView> LISTING =
      Listing.of("api keys", ApiKeyView.class)
          .select(
              """
              k.id, k.user_id, k.name, k.shown, k.scopes, k.allowed_addresses,
              k.requests_per_minute, k.created_at, k.updated_at, k.expires_at,
              k.expires_at IS NULL AS never_expires, k.last_used_at,
              k.revoked_at""")
          .from("api_keys k")
          .id("k.id")
          .fields(
              Field.filterable("id", FieldType.ID, "k.id"),
              Field.filterable("userId", FieldType.ID, "k.user_id"),
              Field.filterable("name", FieldType.TEXT, "k.name"),
              Field.filterable("neverExpires", FieldType.FLAG, "(k.expires_at IS NULL)"),
              Field.sortable("createdAt", FieldType.TIME, "k.created_at"))
          .order("-createdAt")
          .read(ApiKeyListing::view);

  /**
   * The keys that a caller sees: their own, and those of accounts that have only these roles.
   *
   * @param roles null for callers who see only their own keys
   */
  public record Visible(AccountId owner, @Nullable Set<String> roles) {

    /** Returns the condition on {@code api_keys k}. */
    public Condition condition() {
      return roles == null
          ? Condition.of("k.user_id = ?", owner)
          : Condition.of(
              """
              (k.user_id = ? OR NOT EXISTS (SELECT 1 FROM user_roles r
                WHERE r.user_id = k.user_id AND r.role <> ALL (?)))""",
              owner,
              roles.toArray(String[]::new));
    }
  }

  @Override
  public Listing<ApiKeyView> listing() {
    return LISTING;
  }

  static ApiKeyView view(Row row) {
    return new ApiKeyView(
        row.id("id", ApiKeyId::new),
        row.id("user_id", AccountId::new),
        row.text("name"),
        row.text("shown"),
        row.texts("scopes"),
        row.texts("allowed_addresses"),
        row.integer("requests_per_minute"),
        row.instant("created_at"),
        row.instant("updated_at"),
        row.instantOrNull("expires_at"),
        row.flag("never_expires"),
        row.instantOrNull("last_used_at"),
        row.instantOrNull("revoked_at"));
  }
}
