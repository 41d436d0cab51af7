/**
 * Accounts: who can sign in, how they prove it, how long that holds, and what their roles allow.
 * Owns the tables {@code users}, {@code user_roles}, {@code roles}, {@code sessions}, {@code
 * refresh_tokens}, {@code registrations}, {@code account_tokens}, {@code second_factors}, {@code
 * recovery_codes}, {@code user_identities}, {@code user_role_grants}, {@code external_sessions},
 * {@code finished_logins}, {@code sign_in_tries}, {@code known_sign_in_sources} and {@code
 * signing_keys}. Publishes {@link io.bedloe.identity.access.Accounts}. Implements the port {@link
 * io.bedloe.platform.security.Callers}.
 */
@NullMarked
package io.bedloe.identity.access;

import org.jspecify.annotations.NullMarked;
