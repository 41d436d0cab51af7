/**
 * Stock: how much of each product there is, how much of it is promised, and why. Owns the tables
 * {@code stock} and {@code stock_movements}; the second is an append-only ledger from which the
 * first can be derived. Publishes {@link io.bedloe.inventory.StockKeeping}.
 */
@NullMarked
package io.bedloe.inventory;

import org.jspecify.annotations.NullMarked;
