/**
 * API keys of programs: made, rotated and revoked by their owners, limited by scopes, addresses and
 * a rate. Owns the table {@code api_keys}. Implements {@link
 * io.bedloe.platform.security.CallerResolver} for them, and revokes them when accounts or sessions
 * say so. No other feature uses it.
 */
@NullMarked
@MayUse({Roles.class, Accounts.class, RecentAuthentication.class})
@ReadsTables({"user_roles", "users"})
package io.bedloe.identity.apikeys;

import io.bedloe.identity.accounts.Accounts;
import io.bedloe.identity.roles.Roles;
import io.bedloe.identity.sessions.RecentAuthentication;
import io.bedloe.kernel.MayUse;
import io.bedloe.kernel.ReadsTables;
import org.jspecify.annotations.NullMarked;
