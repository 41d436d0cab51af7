package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.FieldType;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.PageOf;

/** The list of stock: its fields, filters and sorts. */
final class StockListing implements PageOf.Definition {

  private static final String FIGURES =
      """
      p.id AS product_id, p.sku, coalesce(s.on_hand, 0) AS on_hand,
      coalesce(s.reserved, 0) AS reserved,
      coalesce(s.updated_at, p.created_at) AS updated_at, coalesce(s.version, 0) AS version""";

  static final String BY_PRODUCT =
      "SELECT "
          + FIGURES
          + " FROM products p LEFT JOIN stock s ON s.product_id = p.id WHERE p.id = ?";

  static final Listing<StockView> LISTING =
      Listing.of("stock", StockView.class)
          .select(
              """
              s.product_id, p.sku, s.on_hand, s.reserved, s.updated_at""")
          .from("stock s JOIN products p ON p.id = s.product_id")
          .id("s.product_id")
          .fields(
              Field.filterable("productId", FieldType.ID, "s.product_id"),
              Field.filterable("sku", FieldType.TEXT, "p.sku"),
              Field.filterable("onHand", FieldType.NUMBER, "s.on_hand"),
              Field.filterable("reserved", FieldType.NUMBER, "s.reserved"),
              Field.sortable("available", FieldType.NUMBER, "(s.on_hand - s.reserved)"),
              Field.sortable("updatedAt", FieldType.TIME, "s.updated_at"))
          .order("-updatedAt")
          .read(StockListing::stock);

  @Override
  public Listing<StockView> listing() {
    return LISTING;
  }

  static StockView stock(io.bedloe.platform.persistence.Row row) {
    long onHand = row.number("on_hand");
    long reserved = row.number("reserved");
    return new StockView(
        row.id("product_id", ProductId::new),
        row.text("sku"),
        onHand,
        reserved,
        onHand - reserved,
        row.instant("updated_at"));
  }
}
