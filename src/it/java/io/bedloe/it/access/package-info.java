/** Signing in, sessions, keys, accounts and roles, over HTTP. */
@NullMarked
package io.bedloe.it.access;

import org.jspecify.annotations.NullMarked;
