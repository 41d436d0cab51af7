/** Signing in and accounts over HTTP. */
@NullMarked
package io.bedloe.access.api;

import org.jspecify.annotations.NullMarked;
