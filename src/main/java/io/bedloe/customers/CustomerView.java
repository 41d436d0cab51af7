package io.bedloe.customers;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A customer as others see it.
 *
 * @param externalReference the customer's id in another system, unique among those not removed
 * @param country ISO 3166-1 alpha-2
 * @param accountId the account that signs in for this customer, and for no other
 * @param archivedAt since when it is archived: left out of lists, nobody orders for it; absent for
 *     customers that are not
 */
public record CustomerView(
    UUID id,
    @Nullable String externalReference,
    String name,
    @Nullable String email,
    @Nullable String country,
    @Nullable Address address,
    @Nullable UUID accountId,
    Instant createdAt,
    Instant updatedAt,
    @Schema(
            description = "Since when the customer is archived; absent when it is not.",
            examples = "2026-11-21T10:00:00Z")
        @Nullable Instant archivedAt) {}
