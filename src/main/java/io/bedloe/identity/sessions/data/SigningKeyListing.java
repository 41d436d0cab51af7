package io.bedloe.identity.sessions.data;

import io.bedloe.identity.sessions.SigningKeyView;
import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.FieldType;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.PageOf;

/** The list of signing keys whose tokens are accepted: its fields, filters and sorts. */
public final class SigningKeyListing implements PageOf.Definition {

  public static final Listing<SigningKeyView> LISTING =
      Listing.of("signing-keys", SigningKeyView.class)
          .select("k.id, k.kid, k.created_at, k.signs_from")
          .from("signing_keys k")
          .id("k.id")
          .where("k.withdrawn_at IS NULL")
          .fields(
              Field.filterable("kid", FieldType.TEXT, "k.kid"),
              Field.sortable("signsFrom", FieldType.TIME, "k.signs_from"))
          .order("-signsFrom")
          .read(
              row ->
                  new SigningKeyView(
                      row.text("kid"), row.instant("created_at"), row.instant("signs_from")));

  @Override
  public Listing<SigningKeyView> listing() {
    return LISTING;
  }
}
