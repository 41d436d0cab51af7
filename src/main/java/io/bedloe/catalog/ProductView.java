package io.bedloe.catalog;

import io.bedloe.kernel.Money;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A product as others see it.
 *
 * @param sku the stock keeping unit, unique among the products that are not removed
 * @param externalReference the product's id in another system, unique likewise
 * @param price for one piece
 * @param active whether it can be ordered
 * @param attributes whatever else is known of it
 * @param archivedAt since when it is archived: left out of lists, not to be ordered; absent for
 *     products that are not
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
    Instant updatedAt,
    @Schema(
            description = "Since when the product is archived; absent when it is not.",
            examples = "2026-11-21T10:00:00Z")
        @Nullable Instant archivedAt) {}
