/** A feature that others may use if they name it. */
@NullMarked
package io.bedloe.architecture.violations.commerce.catalog;

import org.jspecify.annotations.NullMarked;
