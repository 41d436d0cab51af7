package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.ProductId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The stock of a product, in pieces.
 *
 * @param onHand the quantity on hand
 * @param reserved the part of it that is reserved for orders
 * @param available the quantity that can still be reserved: onHand − reserved
 */
@Schema(description = "The stock of a product.")
public record StockView(
    @Schema(description = "The id of the product.") ProductId productId,
    @Schema(description = "The SKU of the product.", examples = "LAMP-1") String sku,
    @Schema(description = "The quantity in the warehouse.", examples = "5") long onHand,
    @Schema(description = "The quantity that open orders have reserved.", examples = "3")
        long reserved,
    @Schema(
            description = "The quantity that can be ordered: on hand without reserved.",
            examples = "2")
        long available,
    @Schema(description = "When the stock last changed.") Instant updatedAt) {}
