/**
 * The commerce layer: the catalogue, customers, stock, orders, imports, exports and reports. It
 * uses the layers below it. A company that uses the baseline for another service replaces this
 * layer.
 */
@NullMarked
package io.bedloe.commerce;

import org.jspecify.annotations.NullMarked;
