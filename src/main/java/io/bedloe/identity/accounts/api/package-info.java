/** The HTTP resources of accounts, registrations and passwords. */
@NullMarked
package io.bedloe.identity.accounts.api;

import org.jspecify.annotations.NullMarked;
