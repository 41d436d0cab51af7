package io.bedloe.identity.accounts;

import io.bedloe.kernel.AccountId;

/**
 * The owner of an account has requested, together with a change of the password, that its API keys
 * are revoked. The event is fired in the transaction of the change.
 */
public record KeyRevocationRequested(AccountId userId) {}
