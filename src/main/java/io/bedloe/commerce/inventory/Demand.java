package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.ProductId;

/**
 * A quantity of a product.
 *
 * @param quantity the quantity, 1 or more
 */
public record Demand(ProductId productId, long quantity) {}
