/**
 * Stock: how much of each product there is, how much of it is promised, and why. Owns the tables
 * {@code stock} and {@code stock_movements}; the second is an append-only ledger from which the
 * first can be derived. Publishes {@link io.bedloe.commerce.inventory.StockKeeping}. May use the
 * catalogue, to keep stock of products that are deleted from coming about and from being seen.
 */
@MayUse({Catalog.class})
@ReadsTables("products")
@NullMarked
package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.Catalog;
import io.bedloe.kernel.MayUse;
import io.bedloe.kernel.ReadsTables;
import org.jspecify.annotations.NullMarked;
