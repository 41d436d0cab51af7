/** An order, its states and its rules. */
@NullMarked
package io.bedloe.orders.model;

import org.jspecify.annotations.NullMarked;
