/**
 * The catalogue: what can be bought, under which sku and at what price. Owns the table {@code
 * products}. Publishes {@link io.bedloe.catalog.Catalog}.
 */
@NullMarked
package io.bedloe.catalog;

import org.jspecify.annotations.NullMarked;
