/** What can be done with external identities; one class, one action. */
@NullMarked
package io.bedloe.identity.federation.usecase;

import org.jspecify.annotations.NullMarked;
