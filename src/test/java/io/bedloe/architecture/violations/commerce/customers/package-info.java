/** A feature with one package; it wrongly names the inside of another. */
@MayUse(Product.class)
@NullMarked
package io.bedloe.architecture.violations.commerce.customers;

import io.bedloe.architecture.violations.commerce.catalog.model.Product;
import io.bedloe.kernel.MayUse;
import org.jspecify.annotations.NullMarked;
