/** The HTTP resource of orders. */
@NullMarked
package io.bedloe.commerce.orders.api;

import org.jspecify.annotations.NullMarked;
