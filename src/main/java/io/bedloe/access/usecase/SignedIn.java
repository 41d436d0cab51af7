package io.bedloe.access.usecase;

import io.bedloe.access.Account;
import io.bedloe.access.model.RefreshToken;

/** Who is signed in, the token that proves it for a while, and the one that gets the next. */
public record SignedIn(Account account, AccessTokens.AccessToken access, RefreshToken refresh) {}
