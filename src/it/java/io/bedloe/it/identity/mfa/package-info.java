/** Tests of second factors over HTTP. */
@NullMarked
package io.bedloe.it.identity.mfa;

import org.jspecify.annotations.NullMarked;
