/** A feature that may use the catalogue. */
@MayUse(ProductId.class)
@NullMarked
package io.bedloe.architecture.violations.orders;

import io.bedloe.architecture.violations.catalog.ProductId;
import io.bedloe.kernel.MayUse;
import org.jspecify.annotations.NullMarked;
