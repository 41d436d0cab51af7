/** A sub-package that no feature may have. */
@NullMarked
package io.bedloe.architecture.violations.commerce.catalog.attic;

import org.jspecify.annotations.NullMarked;
