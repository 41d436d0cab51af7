package io.bedloe.customers;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer as others see it.
 *
 * @param externalReference the customer's id in another system, unique among those not removed
 * @param country ISO 3166-1 alpha-2
 * @param accountId the account that signs in for this customer, and for no other
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
    Instant updatedAt) {}
