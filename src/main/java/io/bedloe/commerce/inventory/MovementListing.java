package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.kernel.OrderId;
import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.FieldType;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.PageOf;

/** The list of stock movements: its fields, filters and sorts. */
final class MovementListing implements PageOf.Definition {

  static final Listing<MovementView> LISTING =
      Listing.of("movements", MovementView.class)
          .from("stock_movements m")
          .id("m.id")
          .fields(
              Field.choice("kind", MovementKind.class, "m.kind"),
              Field.filterable("orderId", FieldType.ID, "m.order_id"),
              Field.sortable("at", FieldType.TIME, "m.at"))
          .order("-at")
          .read(
              row ->
                  new MovementView(
                      row.id("id", MovementId::new),
                      row.id("product_id", ProductId::new),
                      row.constant("kind", MovementKind.class),
                      row.number("on_hand_change"),
                      row.number("reserved_change"),
                      row.idOrNull("order_id", OrderId::new),
                      row.textOrNull("reason"),
                      row.text("actor_name"),
                      row.instant("at")));

  @Override
  public Listing<MovementView> listing() {
    return LISTING;
  }
}
