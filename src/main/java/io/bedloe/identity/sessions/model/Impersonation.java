package io.bedloe.identity.sessions.model;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.SessionId;

/**
 * The reason and the origin of an impersonation.
 *
 * @param from the impersonator's session; this one ends with it
 */
public record Impersonation(AccountId impersonatorId, SessionId from, String reason) {}
