/** The kernel of the canaries. */
@NullMarked
package io.bedloe.architecture.violations.kernel;

import org.jspecify.annotations.NullMarked;
