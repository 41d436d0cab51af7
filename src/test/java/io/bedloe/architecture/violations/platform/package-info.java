/** The canaries' platform. */
@NullMarked
package io.bedloe.architecture.violations.platform;

import org.jspecify.annotations.NullMarked;
