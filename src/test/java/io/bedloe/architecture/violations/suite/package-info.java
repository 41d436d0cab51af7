/** Tests that the build does not run because of their names; that is one of their violations. */
@NullMarked
package io.bedloe.architecture.violations.suite;

import org.jspecify.annotations.NullMarked;
