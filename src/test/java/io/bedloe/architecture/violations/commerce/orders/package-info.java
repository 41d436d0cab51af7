/** A feature that may use the catalogue. */
@MayUse(ProductId.class)
@NullMarked
package io.bedloe.architecture.violations.commerce.orders;

import io.bedloe.architecture.violations.commerce.catalog.ProductId;
import io.bedloe.kernel.MayUse;
import org.jspecify.annotations.NullMarked;
