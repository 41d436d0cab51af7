/** The HTTP resources of federated sign-in and linked identities. */
@NullMarked
package io.bedloe.identity.federation.api;

import org.jspecify.annotations.NullMarked;
