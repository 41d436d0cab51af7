/** An order, its states and its rules. */
@NullMarked
package io.bedloe.commerce.orders.model;

import org.jspecify.annotations.NullMarked;
