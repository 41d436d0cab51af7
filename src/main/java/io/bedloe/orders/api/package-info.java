/** The HTTP resource of orders. */
@NullMarked
package io.bedloe.orders.api;

import org.jspecify.annotations.NullMarked;
