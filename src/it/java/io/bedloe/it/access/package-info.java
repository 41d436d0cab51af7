/** Signing in, sessions and what they allow, over HTTP. */
@NullMarked
package io.bedloe.it.access;

import org.jspecify.annotations.NullMarked;
