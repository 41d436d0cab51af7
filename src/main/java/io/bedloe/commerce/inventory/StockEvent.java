package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.platform.outbox.ChangedResource;
import io.bedloe.platform.outbox.EventType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The events of stock that do not follow from the events of orders. The data of a change is the id
 * of the product alone, for the reason of {@link io.bedloe.commerce.catalog.ProductEvent}.
 */
public enum StockEvent implements EventType {
  CHANGED(
      "Goods were received or adjusted, or stock was set to the sums of its ledger.",
      ChangedResource.class,
      "stock.entered",
      "stock.repaired"),
  LOW("The available stock of a product has fallen to its reorder point or below.", Low.class);

  private final Definition definition;

  StockEvent(String meaning, Class<? extends Record> data, String... actions) {
    definition = Definition.of("stock", meaning, data, actions);
  }

  @Override
  public Definition definition() {
    return definition;
  }

  /** The data of the event of low stock: the figures at the time of the check. */
  @Schema(name = "StockLowData", description = "Stock that is low.")
  public record Low(
      @Schema(description = "The id of the product.") ProductId productId,
      @Schema(description = "The quantity that could be ordered.", examples = "8") long available,
      @Schema(description = "The reorder point of the product.", examples = "10")
          long reorderPoint) {}
}
