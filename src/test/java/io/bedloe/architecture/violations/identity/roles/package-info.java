/** A feature of the identity layer, which may not use commerce. */
@MayUse(ProductId.class)
@NullMarked
package io.bedloe.architecture.violations.identity.roles;

import io.bedloe.architecture.violations.commerce.catalog.ProductId;
import io.bedloe.kernel.MayUse;
import org.jspecify.annotations.NullMarked;
