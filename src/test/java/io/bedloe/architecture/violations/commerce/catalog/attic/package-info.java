/** A room that no feature has. */
@NullMarked
package io.bedloe.architecture.violations.commerce.catalog.attic;

import org.jspecify.annotations.NullMarked;
