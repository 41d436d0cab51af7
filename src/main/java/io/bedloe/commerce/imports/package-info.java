/**
 * CSV files of other systems. The feature reads a file as a stream, checks each row and the whole
 * file, and writes the accepted rows into the catalogue, the customers, the stock or, as history,
 * the orders. Owns the tables {@code imports}, {@code import_rows}, {@code import_groups}, {@code
 * import_refusals} and {@code imported_receipts}.
 *
 * <p>A file of any size is checked by statements over whole sets of rows, which also read the
 * tables of products, customers, stock and orders. The features that own these tables apply it in
 * batches: {@link io.bedloe.commerce.catalog.ProductBatch}, {@link
 * io.bedloe.commerce.customers.CustomerBatch}, {@link io.bedloe.commerce.orders.OrderBatch} and
 * {@link io.bedloe.commerce.inventory.StockKeeping} write the rows, lock names and write the audit
 * trail. Conditions that those features publish decide which rows a caller may see or change.
 */
@MayUse({
  StockKeeping.class,
  ProductBatch.class,
  ProductVisibility.class,
  CustomerBatch.class,
  CustomerVisibility.class,
  OrderBatch.class,
  OrderVisibility.class
})
@ReadsTables({"customers", "orders", "order_lines", "products", "stock"})
@NullMarked
package io.bedloe.commerce.imports;

import io.bedloe.commerce.catalog.ProductBatch;
import io.bedloe.commerce.catalog.ProductVisibility;
import io.bedloe.commerce.customers.CustomerBatch;
import io.bedloe.commerce.customers.CustomerVisibility;
import io.bedloe.commerce.inventory.StockKeeping;
import io.bedloe.kernel.MayUse;
import io.bedloe.commerce.orders.OrderBatch;
import io.bedloe.commerce.orders.OrderVisibility;
import io.bedloe.kernel.ReadsTables;
import org.jspecify.annotations.NullMarked;
