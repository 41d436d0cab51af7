/**
 * Accounts: who can sign in, how they prove it, how long that holds, and what their roles allow.
 * Owns the tables {@code users}, {@code user_roles}, {@code roles}, {@code sessions}, {@code
 * refresh_tokens}, {@code sign_in_tries}, {@code signing_keys}, {@code user_identities} and {@code
 * finished_logins}. Publishes {@link io.bedloe.access.Accounts}. Implements the port {@link
 * io.bedloe.platform.security.Callers}.
 */
@NullMarked
package io.bedloe.access;

import org.jspecify.annotations.NullMarked;
