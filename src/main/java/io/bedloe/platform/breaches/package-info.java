/**
 * Checks whether a password is known from a data breach, with a look-up that does not reveal it.
 */
@NullMarked
package io.bedloe.platform.breaches;

import org.jspecify.annotations.NullMarked;
