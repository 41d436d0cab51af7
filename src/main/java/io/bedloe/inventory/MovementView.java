package io.bedloe.inventory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger.
 *
 * @param onHandChange how many pieces came (or, negative, went)
 * @param reservedChange how many more (or, negative, fewer) are promised
 * @param orderId the order that it was for
 * @param by who did it
 */
public record MovementView(
    UUID id,
    UUID productId,
    MovementKind kind,
    long onHandChange,
    long reservedChange,
    @Nullable UUID orderId,
    @Nullable String reason,
    String by,
    Instant at) {}
