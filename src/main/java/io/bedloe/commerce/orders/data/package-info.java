/** Storage and queries of orders. */
@NullMarked
package io.bedloe.commerce.orders.data;

import org.jspecify.annotations.NullMarked;
