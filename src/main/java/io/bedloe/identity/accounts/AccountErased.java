package io.bedloe.identity.accounts;

import java.util.UUID;

/**
 * An account was erased. Fired in the transaction of the change; each feature removes there what it
 * keeps of the person.
 */
public record AccountErased(UUID userId) {}
