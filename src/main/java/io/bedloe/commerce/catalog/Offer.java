package io.bedloe.commerce.catalog;

import io.bedloe.kernel.Money;
import java.util.UUID;

/** What the catalogue offers under a sku, as an order needs to know it. */
public record Offer(
    UUID id, String sku, String name, Money price, boolean active, boolean archived) {}
