package io.bedloe.catalog;

import io.bedloe.kernel.Money;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product as others see it.
 *
 * @param sku the stock keeping unit, unique among the products that are not removed
 * @param externalReference the product's id in another system, unique likewise
 * @param price for one piece
 * @param active whether it can be ordered
 * @param attributes whatever else is known of it
 */
public record ProductView(
    UUID id,
    String sku,
    @Nullable String externalReference,
    String name,
    @Nullable String description,
    Money price,
    boolean active,
    Map<String, Object> attributes,
    Instant createdAt,
    Instant updatedAt) {}
