package io.bedloe.identity.accounts;

import java.util.UUID;

/**
 * The owner of an account has requested, together with a change of the password, that its API keys
 * are revoked. The event is fired in the transaction of the change.
 */
public record KeyRevocationRequested(UUID userId) {}
