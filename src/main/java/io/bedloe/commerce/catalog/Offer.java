package io.bedloe.commerce.catalog;

import io.bedloe.kernel.Money;

/** A product of the catalogue with the values that an order needs. */
public record Offer(
    ProductId id, String sku, String name, Money price, boolean active, boolean archived) {}
