/** Signing in and accounts over HTTP. */
@NullMarked
package io.bedloe.identity.access.api;

import org.jspecify.annotations.NullMarked;
