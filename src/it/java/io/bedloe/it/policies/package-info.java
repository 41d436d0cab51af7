/** Policies against a running server. */
@NullMarked
package io.bedloe.it.policies;

import org.jspecify.annotations.NullMarked;
