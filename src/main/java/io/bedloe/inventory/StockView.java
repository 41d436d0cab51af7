package io.bedloe.inventory;

import java.time.Instant;
import java.util.UUID;

/**
 * The stock of a product, in pieces.
 *
 * @param onHand how many there are
 * @param reserved how many of them are promised to orders
 * @param available how many can still be promised: onHand − reserved
 */
public record StockView(
    UUID productId, String sku, long onHand, long reserved, long available, Instant updatedAt) {}
