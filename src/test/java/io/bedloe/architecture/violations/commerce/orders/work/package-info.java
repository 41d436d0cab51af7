/** A sub-package of a feature. */
@NullMarked
package io.bedloe.architecture.violations.commerce.orders.work;

import org.jspecify.annotations.NullMarked;
