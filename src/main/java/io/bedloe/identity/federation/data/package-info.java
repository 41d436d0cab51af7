/** The tables of identities and of sessions at providers. */
@NullMarked
package io.bedloe.identity.federation.data;

import org.jspecify.annotations.NullMarked;
