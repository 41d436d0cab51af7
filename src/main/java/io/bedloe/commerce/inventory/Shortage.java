package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.ProductId;

/**
 * A product with less unreserved stock than is needed.
 *
 * @param available the quantity that is on hand and not reserved
 */
public record Shortage(ProductId productId, long available) {}
