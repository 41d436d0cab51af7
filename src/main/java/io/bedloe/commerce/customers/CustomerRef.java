package io.bedloe.commerce.customers;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer that is not deleted, as other features need to know it.
 *
 * @param country ISO 3166-1 alpha-2, if it is known
 * @param archived whether nobody can order for it until it is restored
 */
public record CustomerRef(
    UUID id,
    String name,
    @Nullable String email,
    @Nullable String country,
    @Nullable Address address,
    boolean archived) {}
