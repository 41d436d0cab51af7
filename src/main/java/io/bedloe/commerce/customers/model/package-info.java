/** A customer and its rules. */
@NullMarked
package io.bedloe.commerce.customers.model;

import org.jspecify.annotations.NullMarked;
