package io.bedloe.commerce.inventory;

import java.util.UUID;

/**
 * A quantity of a product.
 *
 * @param quantity the quantity, 1 or more
 */
public record Demand(UUID productId, long quantity) {}
