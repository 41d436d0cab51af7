package io.bedloe.commerce.inventory;

import java.util.UUID;

/**
 * So many of a product.
 *
 * @param quantity one or more
 */
public record Demand(UUID productId, long quantity) {}
