/** A room of a feature. */
@NullMarked
package io.bedloe.architecture.violations.orders.api;

import org.jspecify.annotations.NullMarked;
