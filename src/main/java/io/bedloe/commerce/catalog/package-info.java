/**
 * The catalogue: what can be bought, under which sku and at what price. Owns the table {@code
 * products}. Publishes {@link io.bedloe.commerce.catalog.Catalog} and, for whole files, {@link
 * io.bedloe.commerce.catalog.ProductBatch}.
 */
@NullMarked
package io.bedloe.commerce.catalog;

import org.jspecify.annotations.NullMarked;
