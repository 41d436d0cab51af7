package io.bedloe.orders;

import io.bedloe.kernel.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order on a list; see {@link OrderView} for what the members mean. */
public record OrderSummary(
    UUID id,
    String number,
    OrderKind kind,
    OrderStatus status,
    @Nullable UUID customerId,
    @Nullable String externalReference,
    @Nullable String country,
    Money total,
    boolean historical,
    Instant placedAt,
    Instant updatedAt) {}
