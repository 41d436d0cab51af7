package io.bedloe.customers;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A living customer, as other features need to know it.
 *
 * @param country ISO 3166-1 alpha-2, if it is known
 */
public record CustomerRef(UUID id, String name, @Nullable String country) {}
