/** The platform of the canaries. */
@NullMarked
package io.bedloe.architecture.violations.platform;

import org.jspecify.annotations.NullMarked;
