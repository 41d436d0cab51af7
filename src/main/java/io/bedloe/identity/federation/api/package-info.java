/** Signing in at identity providers, and linked identities, over HTTP. */
@NullMarked
package io.bedloe.identity.federation.api;

import org.jspecify.annotations.NullMarked;
