package io.bedloe.identity.sessions;

import io.bedloe.kernel.AccountId;

/**
 * All sessions of an account have ended because all former access to it is revoked. The event is
 * fired in the transaction of the change, after the sessions have ended: the creation of an API key
 * locks its session.
 */
public record AccessRevoked(AccountId userId) {}
