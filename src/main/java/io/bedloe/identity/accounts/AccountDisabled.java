package io.bedloe.identity.accounts;

import java.util.UUID;

/**
 * An account was disabled. The event is fired in the transaction of the change, so that its
 * observers commit or fail together with it.
 */
public record AccountDisabled(UUID userId) {}
