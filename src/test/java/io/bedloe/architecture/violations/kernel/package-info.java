/** The canaries' kernel. */
@NullMarked
package io.bedloe.architecture.violations.kernel;

import org.jspecify.annotations.NullMarked;
