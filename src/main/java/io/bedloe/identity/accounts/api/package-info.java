/** Accounts, registrations and passwords over HTTP. */
@NullMarked
package io.bedloe.identity.accounts.api;

import org.jspecify.annotations.NullMarked;
