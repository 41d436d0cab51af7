/** A feature that names another but does not use it. */
@MayUse(ProductId.class)
@NullMarked
package io.bedloe.architecture.violations.commerce.reports;

import io.bedloe.architecture.violations.commerce.catalog.ProductId;
import io.bedloe.kernel.MayUse;
import org.jspecify.annotations.NullMarked;
