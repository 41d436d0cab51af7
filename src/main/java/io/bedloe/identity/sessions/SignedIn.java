package io.bedloe.identity.sessions;

import io.bedloe.identity.accounts.Account;
import io.bedloe.identity.sessions.usecase.AccessTokens;
import io.bedloe.kernel.SessionId;

/**
 * A session that was opened or refreshed, with its access token and its refresh token.
 *
 * @param session the session of both tokens
 */
public record SignedIn(
    Account account, SessionId session, AccessTokens.AccessToken access, RefreshToken refresh) {}
