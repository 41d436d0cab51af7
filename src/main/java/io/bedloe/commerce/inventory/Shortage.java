package io.bedloe.commerce.inventory;

import java.util.UUID;

/**
 * More was wanted of a product than is free.
 *
 * @param available how many are on hand and not promised
 */
public record Shortage(UUID productId, long available) {}
