/**
 * Stock: the quantity of each product, the reserved part of it, and the reasons of all changes.
 * Owns the tables {@code stock}, {@code stock_movements} and {@code reorder_points}; the second is
 * an append-only ledger from which the first can be derived. Publishes {@link
 * io.bedloe.commerce.inventory.StockKeeping}. This feature may use the catalogue, to hide the stock
 * of hidden products and to refuse stock of removed ones.
 */
@MayUse({Catalog.class})
@ReadsTables("products")
@NullMarked
package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.Catalog;
import io.bedloe.kernel.MayUse;
import io.bedloe.kernel.ReadsTables;
import org.jspecify.annotations.NullMarked;
