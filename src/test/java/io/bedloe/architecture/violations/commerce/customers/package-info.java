/** A flat feature; names, wrongly, what is inside another. */
@MayUse(Product.class)
@NullMarked
package io.bedloe.architecture.violations.commerce.customers;

import io.bedloe.architecture.violations.commerce.catalog.model.Product;
import io.bedloe.kernel.MayUse;
import org.jspecify.annotations.NullMarked;
