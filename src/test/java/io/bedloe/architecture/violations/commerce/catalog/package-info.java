/** A feature that others may use, or not. */
@NullMarked
package io.bedloe.architecture.violations.commerce.catalog;

import org.jspecify.annotations.NullMarked;
