/**
 * Orders: their buyers, products, prices and statuses. Owns the tables {@code orders}, {@code
 * order_lines}, {@code order_history} and {@code order_returns}. Publishes, for whole files, {@link
 * io.bedloe.commerce.orders.OrderBatch}.
 */
@MayUse({Catalog.class, StockKeeping.class, CustomerDirectory.class})
@ReadsTables({"customers", "products"})
@NullMarked
package io.bedloe.commerce.orders;

import io.bedloe.commerce.catalog.Catalog;
import io.bedloe.commerce.customers.CustomerDirectory;
import io.bedloe.commerce.inventory.StockKeeping;
import io.bedloe.kernel.MayUse;
import io.bedloe.kernel.ReadsTables;
import org.jspecify.annotations.NullMarked;
