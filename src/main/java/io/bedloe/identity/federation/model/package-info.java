/** The state of a running sign-in at a provider. */
@NullMarked
package io.bedloe.identity.federation.model;

import org.jspecify.annotations.NullMarked;
