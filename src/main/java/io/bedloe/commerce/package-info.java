/**
 * The commerce floor: the catalogue, customers, stock, orders, imports and reports. It uses the
 * floors below it. A company that keeps the baseline for another service replaces this floor.
 */
@NullMarked
package io.bedloe.commerce;

import org.jspecify.annotations.NullMarked;
