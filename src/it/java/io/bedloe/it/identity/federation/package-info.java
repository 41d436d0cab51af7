/** Signing in at identity providers, over HTTP. */
@NullMarked
package io.bedloe.it.identity.federation;

import org.jspecify.annotations.NullMarked;
