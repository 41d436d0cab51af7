package io.bedloe.identity.accounts;

import java.util.UUID;

/**
 * A forgotten password was set anew by a mailed link. Fired in the transaction of the change:
 * whoever had access with the former password loses it.
 */
public record PasswordReset(UUID userId) {}
