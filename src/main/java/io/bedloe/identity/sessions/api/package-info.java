/** Signing in, sessions and signing keys over HTTP. */
@NullMarked
package io.bedloe.identity.sessions.api;

import org.jspecify.annotations.NullMarked;
