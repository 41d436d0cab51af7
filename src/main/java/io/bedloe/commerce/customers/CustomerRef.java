package io.bedloe.commerce.customers;

import org.jspecify.annotations.Nullable;

/**
 * A customer that is not deleted, as other features see it.
 *
 * @param country the ISO 3166-1 alpha-2 code, if it is known
 * @param archived whether the customer is archived; nobody can order for an archived customer
 */
public record CustomerRef(
    CustomerId id,
    String name,
    @Nullable String email,
    @Nullable String country,
    @Nullable Address address,
    boolean archived) {}
