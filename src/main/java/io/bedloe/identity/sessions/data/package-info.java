/** The tables of sessions and signing keys. */
@NullMarked
package io.bedloe.identity.sessions.data;

import org.jspecify.annotations.NullMarked;
