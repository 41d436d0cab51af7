package io.bedloe.identity.sessions;

import io.bedloe.identity.accounts.Account;
import io.bedloe.identity.sessions.usecase.AccessTokens;
import java.util.UUID;

/**
 * Who is signed in, the token that proves it for a while, and the one that gets the next.
 *
 * @param session the session that both belong to
 */
public record SignedIn(
    Account account, UUID session, AccessTokens.AccessToken access, RefreshToken refresh) {}
