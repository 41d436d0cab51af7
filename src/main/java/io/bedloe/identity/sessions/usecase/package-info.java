/** The use cases of sessions and their tokens. Each class performs one action. */
@NullMarked
package io.bedloe.identity.sessions.usecase;

import org.jspecify.annotations.NullMarked;
