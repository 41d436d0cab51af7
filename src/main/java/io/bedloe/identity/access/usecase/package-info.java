/** What can be done with accounts, sessions and roles; one class, one action. */
@NullMarked
package io.bedloe.identity.access.usecase;

import org.jspecify.annotations.NullMarked;
