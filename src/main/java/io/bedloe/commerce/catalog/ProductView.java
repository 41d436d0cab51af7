package io.bedloe.commerce.catalog;

import io.bedloe.kernel.Money;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A product as the API shows it.
 *
 * @param sku the stock keeping unit, unique among the products that are not removed
 * @param externalReference the product's id in another system, unique among the products that are
 *     not removed
 * @param price the price of one piece
 * @param active whether the product can be ordered
 * @param attributes free data of the product
 * @param archivedAt when the product was archived; absent for products that are not archived. An
 *     archived product is left out of lists and cannot be ordered
 */
@Schema(description = "A product.")
public record ProductView(
    @Schema(description = "The id of the product.") ProductId id,
    @Schema(description = "The stock keeping unit; it is unique.", examples = "LAMP-1") String sku,
    @Schema(description = "The id of the product in another system.", examples = "85123A")
        @Nullable String externalReference,
    @Schema(description = "The name of the product.", examples = "Desk lamp") String name,
    @Schema(description = "The description of the product.", examples = "With a long arm")
        @Nullable String description,
    @Schema(description = "The price of one piece.") Money price,
    @Schema(description = "Whether the product can be ordered.") boolean active,
    @Schema(description = "Any further values, by name.", examples = "{\"colour\": \"white\"}")
        Map<String, Object> attributes,
    @Schema(description = "When the product was created.") Instant createdAt,
    @Schema(description = "When the product was last changed.") Instant updatedAt,
    @Schema(
            description = "Since when the product is archived; absent when it is not.",
            examples = "2026-11-21T10:00:00Z")
        @Nullable Instant archivedAt) {}
