/** Scheduled work on orders. */
@NullMarked
package io.bedloe.commerce.orders.work;

import org.jspecify.annotations.NullMarked;
