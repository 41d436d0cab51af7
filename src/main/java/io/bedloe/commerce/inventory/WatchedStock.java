package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.ProductId;

/**
 * A product that has a reorder point, and its stock at one moment. The stock is low at the reorder
 * point and below it. Low stock is told once; it is told again after it has been above meanwhile.
 *
 * @param isOffered whether the product is neither archived nor deleted
 * @param isAlerted whether the low stock was told
 */
record WatchedStock(
    ProductId productId, long reorderPoint, long available, boolean isOffered, boolean isAlerted) {

  private boolean isLow() {
    return available <= reorderPoint;
  }

  /** Returns whether low stock has to be told. Goods that are no longer sold are not reordered. */
  boolean mustBeAlerted() {
    return isLow() && isOffered && !isAlerted;
  }

  /** Returns whether low stock was told that is above the reorder point again. */
  boolean hasRecovered() {
    return !isLow() && isAlerted;
  }
}
