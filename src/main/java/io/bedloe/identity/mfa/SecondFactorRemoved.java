package io.bedloe.identity.mfa;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * The second factor of an account was removed. The event is fired in the transaction of the change.
 *
 * @param keptSession the session that stays open; null when there is none
 */
public record SecondFactorRemoved(AccountId userId, @Nullable SessionId keptSession) {}
