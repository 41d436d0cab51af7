package io.bedloe.commerce.orders;

/**
 * A historical order that {@link OrderBatch} has not written, because it needs more stock than
 * there is.
 *
 * @param sku the first product whose available quantity is too small
 * @param requested the quantity of it that the order needs
 */
public record ShortOrder(String externalReference, String sku, long requested, long available) {}
