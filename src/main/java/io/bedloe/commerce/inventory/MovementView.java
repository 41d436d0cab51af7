package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.kernel.OrderId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A row of the stock ledger.
 *
 * @param onHandChange the number of pieces that arrived or, when negative, left
 * @param reservedChange the change of the reserved quantity
 * @param orderId the order that caused the movement
 * @param by the account that caused the movement
 */
@Schema(description = "A movement in the stock ledger of a product.")
public record MovementView(
    @Schema(description = "The id of the movement.") MovementId id,
    @Schema(description = "The id of the product.") ProductId productId,
    @Schema(description = "The kind of the movement.") MovementKind kind,
    @Schema(description = "The change of the quantity in the warehouse.", examples = "5")
        long onHandChange,
    @Schema(description = "The change of the reserved quantity.", examples = "0")
        long reservedChange,
    @Schema(description = "The id of the order that caused the movement.")
        @Nullable OrderId orderId,
    @Schema(description = "The reason that was given.", examples = "delivery note 4711")
        @Nullable String reason,
    @Schema(
            description = "The name of the account that caused it.",
            examples = "manager@bedloe.example")
        String by,
    @Schema(description = "When the event happened.") Instant at) {}
