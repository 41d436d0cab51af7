package io.bedloe.identity.accounts;

import java.util.UUID;

/**
 * An account was disabled. Fired in the transaction of the change, so that what observes it commits
 * or fails together with it.
 */
public record AccountDisabled(UUID userId) {}
