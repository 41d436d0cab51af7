/** Signing in, sessions, keys, accounts and roles, over HTTP. */
@NullMarked
package io.bedloe.it.identity.access;

import org.jspecify.annotations.NullMarked;
