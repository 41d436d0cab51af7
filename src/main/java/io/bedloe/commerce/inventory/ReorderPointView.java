package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.ProductId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The reorder point of a product.
 *
 * @param quantity the stock is low when this quantity or less is available; null without a reorder
 *     point
 * @param alertedAt since when the stock is known to be low; null while it is not
 */
@Schema(name = "ReorderPoint", description = "The reorder point of a product.")
public record ReorderPointView(
    @Schema(description = "The id of the product.") ProductId productId,
    @Schema(
            description =
                "The stock is low when this quantity or less is available. Absent while the"
                    + " product has no reorder point.",
            examples = "10")
        @Nullable Long quantity,
    @Schema(
            description =
                "When the event of the low stock was published. Absent while the stock is above"
                    + " the reorder point, and until the next check.",
            examples = "2026-11-23T10:05:00Z")
        @Nullable Instant alertedAt) {}
