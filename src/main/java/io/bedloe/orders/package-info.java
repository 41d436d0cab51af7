/**
 * Orders: what was bought by whom, at which prices, and how far it has come. Owns the tables {@code
 * orders}, {@code order_lines}, {@code order_history} and {@code order_returns}.
 */
@MayUse({Catalog.class, StockKeeping.class, CustomerDirectory.class})
@NullMarked
package io.bedloe.orders;

import io.bedloe.catalog.Catalog;
import io.bedloe.customers.CustomerDirectory;
import io.bedloe.inventory.StockKeeping;
import io.bedloe.kernel.MayUse;
import org.jspecify.annotations.NullMarked;
