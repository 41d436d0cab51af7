/**
 * Files of other systems: reads CSV as a stream, checks it row by row and as a whole, and brings
 * what is right into the catalogue, the customers, the stock or, as history, the orders. Owns the
 * tables {@code imports}, {@code import_rows}, {@code import_groups}, {@code import_refusals} and
 * {@code imported_receipts}.
 *
 * <p>A file of any size is applied by statements over whole sets of rows. They write the tables of
 * products, customers and orders themselves, beside the features that own those; what those
 * features promise of their rows is asserted here by the same database constraints. Stock moves
 * through {@link io.bedloe.commerce.inventory.StockKeeping} alone. Which rows a caller may change
 * is decided by the conditions that those features publish.
 */
@MayUse({
  StockKeeping.class,
  Catalog.class,
  ProductVisibility.class,
  ProductView.class,
  CustomerDirectory.class,
  CustomerVisibility.class,
  CustomerView.class,
  OrderVisibility.class
})
@ReadsTables({"customers", "orders", "order_lines", "products", "stock"})
@NullMarked
package io.bedloe.commerce.imports;

import io.bedloe.commerce.catalog.Catalog;
import io.bedloe.commerce.catalog.ProductView;
import io.bedloe.commerce.catalog.ProductVisibility;
import io.bedloe.commerce.customers.CustomerDirectory;
import io.bedloe.commerce.customers.CustomerView;
import io.bedloe.commerce.customers.CustomerVisibility;
import io.bedloe.commerce.inventory.StockKeeping;
import io.bedloe.kernel.MayUse;
import io.bedloe.commerce.orders.OrderVisibility;
import io.bedloe.kernel.ReadsTables;
import org.jspecify.annotations.NullMarked;
