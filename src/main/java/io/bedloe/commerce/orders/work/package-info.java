/** What happens to orders by the clock. */
@NullMarked
package io.bedloe.commerce.orders.work;

import org.jspecify.annotations.NullMarked;
