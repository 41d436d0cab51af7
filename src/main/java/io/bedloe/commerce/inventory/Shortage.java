package io.bedloe.commerce.inventory;

import java.util.UUID;

/**
 * A product with less unreserved stock than is needed.
 *
 * @param available the quantity that is on hand and not reserved
 */
public record Shortage(UUID productId, long available) {}
