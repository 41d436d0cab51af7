package io.bedloe.commerce.orders;

import io.bedloe.commerce.catalog.ProductId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A product without enough unreserved stock, as the problem document of an order lists it. */
@Schema(description = "A product of which too little is available for an order.")
public record ShortProduct(
    @Schema(description = "The id of the product.") ProductId productId,
    @Schema(description = "The SKU of the product.", examples = "LAMP-1") String sku,
    @Schema(description = "The quantity that all lines of the order request.", examples = "3")
        long requested,
    @Schema(description = "The unreserved quantity in stock.", examples = "2") long available,
    @Schema(description = "The indexes of the lines that request it, from 0.", examples = "[0]")
        List<Integer> lines) {}
