/** The package in which HTTP is allowed. */
@NullMarked
package io.bedloe.architecture.violations.platform.http;

import org.jspecify.annotations.NullMarked;
