package io.bedloe.identity.accounts;

import java.util.UUID;

/**
 * The owner of an account has asked, with a change of the password, that its API keys are revoked.
 * Fired in the transaction of the change.
 */
public record KeyRevocationRequested(UUID userId) {}
