package io.bedloe.commerce.orders.data;

import io.bedloe.commerce.customers.CustomerId;
import io.bedloe.commerce.orders.OrderKind;
import io.bedloe.commerce.orders.OrderStatus;
import io.bedloe.commerce.orders.OrderSummary;
import io.bedloe.kernel.OrderId;
import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.FieldType;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.PageOf;

/** The list of orders: its fields, filters and sorts. */
public final class OrderListing implements PageOf.Definition {

  public static final Listing<OrderSummary> LISTING =
      Listing.of("orders", OrderSummary.class)
          .select(
              """
              o.id, o.number, o.kind, o.status, o.customer_id, o.external_reference, o.country,
              o.total_minor, o.currency, o.historical, o.placed_at, o.confirmed_at, o.updated_at""")
          .from("orders o")
          .id("o.id")
          .fields(
              Field.filterable("id", FieldType.ID, "o.id"),
              Field.sortable("number", FieldType.TEXT, "o.number"),
              Field.choice("kind", OrderKind.class, "o.kind"),
              Field.choice("status", OrderStatus.class, "o.status"),
              Field.filterable("customerId", FieldType.ID, "o.customer_id"),
              Field.filterable("externalReference", FieldType.TEXT, "o.external_reference"),
              Field.filterable("country", FieldType.TEXT, "o.country"),
              Field.filterable("currency", FieldType.TEXT, "o.currency"),
              Field.sortable("total", FieldType.AMOUNT, "money_amount(o.total_minor, o.currency)"),
              Field.filterable("historical", FieldType.FLAG, "o.historical"),
              Field.sortable("placedAt", FieldType.TIME, "o.placed_at"),
              Field.filterable("confirmedAt", FieldType.TIME, "o.confirmed_at"),
              Field.sortable("updatedAt", FieldType.TIME, "o.updated_at"))
          .order("-placedAt")
          .read(
              row ->
                  new OrderSummary(
                      row.id("id", OrderId::new),
                      row.text("number"),
                      row.constant("kind", OrderKind.class),
                      row.constant("status", OrderStatus.class),
                      row.idOrNull("customer_id", CustomerId::new),
                      row.textOrNull("external_reference"),
                      row.textOrNull("country"),
                      row.money("total_minor", "currency"),
                      row.flag("historical"),
                      row.instant("placed_at"),
                      row.instantOrNull("confirmed_at"),
                      row.instant("updated_at")));

  @Override
  public Listing<OrderSummary> listing() {
    return LISTING;
  }
}
