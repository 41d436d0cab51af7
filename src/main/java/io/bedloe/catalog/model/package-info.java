/** A product and its rules. */
@NullMarked
package io.bedloe.catalog.model;

import org.jspecify.annotations.NullMarked;
