package io.bedloe.identity.accounts;

import io.bedloe.kernel.AccountId;

/**
 * An account was erased. The event is fired in the transaction of the change; each feature deletes
 * its personal data of the owner there.
 */
public record AccountErased(AccountId userId) {}
