/** An order, its statuses and its rules. */
@NullMarked
package io.bedloe.commerce.orders.model;

import org.jspecify.annotations.NullMarked;
