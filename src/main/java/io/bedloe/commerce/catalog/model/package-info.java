/** A product and its rules. */
@NullMarked
package io.bedloe.commerce.catalog.model;

import org.jspecify.annotations.NullMarked;
