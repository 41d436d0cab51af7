/**
 * Tests that no build runs, because of how they are named; that is one of the things wrong with
 * them.
 */
@NullMarked
package io.bedloe.architecture.violations.suite;

import org.jspecify.annotations.NullMarked;
