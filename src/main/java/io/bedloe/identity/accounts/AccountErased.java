package io.bedloe.identity.accounts;

import java.util.UUID;

/**
 * An account was erased. The event is fired in the transaction of the change; each feature deletes
 * its personal data of the owner there.
 */
public record AccountErased(UUID userId) {}
