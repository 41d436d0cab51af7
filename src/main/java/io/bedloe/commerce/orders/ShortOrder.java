package io.bedloe.commerce.orders;

/**
 * An order of the past that {@link OrderBatch} has not written, since it takes more from stock than
 * there is.
 *
 * @param sku the first product of which too little is available
 * @param requested how many pieces of it the order takes
 */
public record ShortOrder(String externalReference, String sku, long requested, long available) {}
