package io.bedloe.identity.federation.data;

import io.bedloe.identity.federation.IdentityId;
import io.bedloe.identity.federation.IdentityView;
import io.bedloe.kernel.AccountId;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.FieldType;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.persistence.Row;

/** The list of identities: its fields, filters and sorts. */
public final class IdentityListing implements PageOf.Definition {

  static final String COLUMNS = "i.id, i.provider, i.issuer, i.email, i.linked_at, i.last_used_at";

  public static final Listing<IdentityView> LISTING =
      Listing.of("identities", IdentityView.class)
          .select(COLUMNS)
          .from("user_identities i")
          .id("i.id")
          .fields(
              Field.filterable("id", FieldType.ID, "i.id"),
              Field.filterable("provider", FieldType.TEXT, "i.provider"),
              Field.sortable("linkedAt", FieldType.TIME, "i.linked_at"))
          .order("-linkedAt")
          .read(IdentityListing::view);

  public static Condition ofAccount(AccountId userId) {
    return Condition.of("i.user_id = ?", userId);
  }

  @Override
  public Listing<IdentityView> listing() {
    return LISTING;
  }

  static IdentityView view(Row row) {
    return new IdentityView(
        row.id("id", IdentityId::new),
        row.text("provider"),
        row.text("issuer"),
        row.textOrNull("email"),
        row.instant("linked_at"),
        row.instantOrNull("last_used_at"));
  }
}
