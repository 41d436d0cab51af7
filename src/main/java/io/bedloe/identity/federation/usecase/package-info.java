/** The use cases of external identities. Each class performs one action. */
@NullMarked
package io.bedloe.identity.federation.usecase;

import org.jspecify.annotations.NullMarked;
