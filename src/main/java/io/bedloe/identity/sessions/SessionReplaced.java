package io.bedloe.identity.sessions;

import java.util.UUID;

/**
 * Another session takes the place of one that ends, for the same owner on the same device. Fired in
 * the transaction of the change.
 */
public record SessionReplaced(UUID former, UUID next) {}
