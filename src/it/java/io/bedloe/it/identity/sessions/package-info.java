/** Tests of sign-in, tokens and sessions over HTTP. */
@NullMarked
package io.bedloe.it.identity.sessions;

import org.jspecify.annotations.NullMarked;
