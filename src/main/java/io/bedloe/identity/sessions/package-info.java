/**
 * Sessions: sign-in with a password, access and refresh tokens, the keys that sign them,
 * impersonation, and the time of the last authentication. Owns the tables {@code sessions}, {@code
 * refresh_tokens} and {@code signing_keys}. Publishes {@link
 * io.bedloe.identity.sessions.OpenSession}, {@link io.bedloe.identity.sessions.EndSessions}, {@link
 * io.bedloe.identity.sessions.RecentAuthentication} and the events {@link
 * io.bedloe.identity.sessions.AccessRevoked} and {@link
 * io.bedloe.identity.sessions.SessionReplaced}. Observes the events of accounts and second factors,
 * and implements {@link io.bedloe.platform.security.CallerResolver} for its access tokens.
 */
@NullMarked
@MayUse({Roles.class, Accounts.class, CheckCode.class})
@ReadsTables({"second_factors", "user_roles", "users"})
package io.bedloe.identity.sessions;

import io.bedloe.identity.accounts.Accounts;
import io.bedloe.identity.mfa.CheckCode;
import io.bedloe.identity.roles.Roles;
import io.bedloe.kernel.MayUse;
import io.bedloe.kernel.ReadsTables;
import org.jspecify.annotations.NullMarked;
