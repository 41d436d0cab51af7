package io.bedloe.identity.accounts;

import io.bedloe.kernel.AccountId;

/**
 * An account was disabled. The event is fired in the transaction of the change, so that its
 * observers commit or fail together with it.
 */
public record AccountDisabled(AccountId userId) {}
