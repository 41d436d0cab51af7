/** A feature that others may use, or not. */
@NullMarked
package io.bedloe.architecture.violations.catalog;

import org.jspecify.annotations.NullMarked;
