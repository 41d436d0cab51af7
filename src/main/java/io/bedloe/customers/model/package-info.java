/** A customer and its rules. */
@NullMarked
package io.bedloe.customers.model;

import org.jspecify.annotations.NullMarked;
