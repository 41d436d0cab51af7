package io.bedloe.identity.accounts;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * The owner of an account has changed its password. The event is fired in the transaction of the
 * change.
 *
 * @param keptSession the session that stays open; null when there is none
 */
public record PasswordChanged(AccountId userId, @Nullable SessionId keptSession) {}
