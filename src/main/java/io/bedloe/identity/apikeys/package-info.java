/**
 * API keys of programs. Their owners create, rotate and revoke them; scopes, addresses and a rate
 * limit them. Owns the table {@code api_keys}. Implements {@link
 * io.bedloe.platform.security.CallerResolver} for API keys, and revokes keys on events of accounts
 * and sessions. No other feature uses it.
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
