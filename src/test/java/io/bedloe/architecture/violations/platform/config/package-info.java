/** The package in which the clock is allowed. */
@NullMarked
package io.bedloe.architecture.violations.platform.config;

import org.jspecify.annotations.NullMarked;
