/**
 * Accounts: who can sign in, how they prove it, and what their roles allow. Owns the tables {@code
 * users}, {@code user_roles} and {@code signing_keys}. Implements the port {@link
 * io.bedloe.platform.security.Callers}.
 */
@NullMarked
package io.bedloe.access;

import org.jspecify.annotations.NullMarked;
