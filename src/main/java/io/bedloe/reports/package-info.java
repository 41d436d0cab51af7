/**
 * Reports: what was sold, computed in SQL from the tables of orders, which it reads and nobody
 * else's code calls. Owns no table. May ask orders, customers and the catalogue what the caller may
 * read of theirs.
 */
@MayUse({Catalog.class, CustomerDirectory.class, VisibleOrders.class})
@NullMarked
package io.bedloe.reports;

import io.bedloe.catalog.Catalog;
import io.bedloe.customers.CustomerDirectory;
import io.bedloe.kernel.MayUse;
import io.bedloe.orders.VisibleOrders;
import org.jspecify.annotations.NullMarked;
