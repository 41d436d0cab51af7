/**
 * Reports: the sales, computed in SQL over the read model {@link
 * io.bedloe.commerce.orders.SalesMoves} of the orders and the names of products and customers. The
 * feature only reads them, and no other feature calls it. It owns no table. It may ask orders,
 * customers and the catalogue what the caller may read of theirs. Exports write it as files.
 */
@MayUse({
  Catalog.class,
  CustomerDirectory.class,
  ExportFormat.class,
  ExportedReport.class,
  SalesMoves.class,
  VisibleOrders.class
})
@ReadsTables({"customers", "products"})
@NullMarked
package io.bedloe.commerce.reports;

import io.bedloe.commerce.catalog.Catalog;
import io.bedloe.commerce.customers.CustomerDirectory;
import io.bedloe.commerce.exports.ExportFormat;
import io.bedloe.commerce.exports.ExportedReport;
import io.bedloe.kernel.MayUse;
import io.bedloe.commerce.orders.SalesMoves;
import io.bedloe.commerce.orders.VisibleOrders;
import io.bedloe.kernel.ReadsTables;
import org.jspecify.annotations.NullMarked;
