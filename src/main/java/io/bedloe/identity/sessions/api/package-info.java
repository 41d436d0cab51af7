/** The HTTP resources of sign-in, sessions and signing keys. */
@NullMarked
package io.bedloe.identity.sessions.api;

import org.jspecify.annotations.NullMarked;
