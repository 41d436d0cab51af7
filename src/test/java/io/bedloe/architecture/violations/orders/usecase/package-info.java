/** A room of a feature. */
@NullMarked
package io.bedloe.architecture.violations.orders.usecase;

import org.jspecify.annotations.NullMarked;
