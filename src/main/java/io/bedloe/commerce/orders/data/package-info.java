/** Where orders are stored and how they are read. */
@NullMarked
package io.bedloe.commerce.orders.data;

import org.jspecify.annotations.NullMarked;
