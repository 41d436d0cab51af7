/** A private sub-package of the catalogue. */
@NullMarked
package io.bedloe.architecture.violations.commerce.catalog.model;

import org.jspecify.annotations.NullMarked;
