package io.bedloe.commerce.inventory;

import io.bedloe.platform.outbox.EventType;

/**
 * The events of stock that do not follow from the events of orders. Their data is the id of the
 * product alone, for the reason of {@link io.bedloe.commerce.catalog.ProductEvent}.
 */
public enum StockEvent implements EventType {
  CHANGED(
      "Goods were received or adjusted, or stock was set to the sums of its ledger.",
      "stock.entered",
      "stock.repaired");

  private final Definition definition;

  StockEvent(String meaning, String... actions) {
    definition = Definition.of("stock", meaning, actions);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
