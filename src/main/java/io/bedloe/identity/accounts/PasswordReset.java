package io.bedloe.identity.accounts;

import io.bedloe.kernel.AccountId;

/**
 * A forgotten password was replaced with the link of an e-mail. The event is fired in the
 * transaction of the change: everybody who had access with the former password loses it.
 */
public record PasswordReset(AccountId userId) {}
