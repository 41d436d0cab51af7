/** A sign-in that is under way at a provider. */
@NullMarked
package io.bedloe.identity.federation.model;

import org.jspecify.annotations.NullMarked;
