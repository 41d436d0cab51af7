/**
 * Federation: sign-in at identity providers (OpenID Connect), access tokens of other issuers,
 * linked identities, and roles that providers grant. Owns the tables {@code user_identities},
 * {@code user_role_grants}, {@code external_sessions} and {@code finished_logins}. Implements
 * {@link io.bedloe.platform.security.CallerResolver} for tokens of other issuers, and {@link
 * io.bedloe.identity.sessions.RefreshPrecondition}. No other feature uses it.
 */
@NullMarked
@MayUse({Roles.class, Accounts.class, OpenSession.class})
@ReadsTables({"refresh_tokens", "second_factors", "sessions", "user_roles", "users"})
package io.bedloe.identity.federation;

import io.bedloe.identity.accounts.Accounts;
import io.bedloe.identity.roles.Roles;
import io.bedloe.identity.sessions.OpenSession;
import io.bedloe.kernel.MayUse;
import io.bedloe.kernel.ReadsTables;
import org.jspecify.annotations.NullMarked;
