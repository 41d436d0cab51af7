/** What happens to orders by the clock. */
@NullMarked
package io.bedloe.orders.work;

import org.jspecify.annotations.NullMarked;
