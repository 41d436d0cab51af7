/** The identity layer of the canaries. */
@NullMarked
package io.bedloe.architecture.violations.identity;

import org.jspecify.annotations.NullMarked;
