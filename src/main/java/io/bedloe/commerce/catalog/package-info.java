/**
 * The catalogue: products with their skus and prices. Owns the table {@code products}. Publishes
 * {@link io.bedloe.commerce.catalog.Catalog} and, for whole files, {@link
 * io.bedloe.commerce.catalog.ProductBatch}.
 */
@NullMarked
package io.bedloe.commerce.catalog;

import org.jspecify.annotations.NullMarked;
