package io.bedloe.identity.sessions;

import io.bedloe.identity.accounts.Account;
import io.bedloe.identity.sessions.usecase.AccessTokens;
import java.util.UUID;

/**
 * A session that was opened or refreshed, with its access token and its refresh token.
 *
 * @param session the session of both tokens
 */
public record SignedIn(
    Account account, UUID session, AccessTokens.AccessToken access, RefreshToken refresh) {}
