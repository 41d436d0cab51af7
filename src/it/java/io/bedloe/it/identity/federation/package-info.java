/** Tests of federated sign-in over HTTP. */
@NullMarked
package io.bedloe.it.identity.federation;

import org.jspecify.annotations.NullMarked;
