/** What can be done with sessions and their tokens; one class, one action. */
@NullMarked
package io.bedloe.identity.sessions.usecase;

import org.jspecify.annotations.NullMarked;
