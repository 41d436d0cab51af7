package io.bedloe.identity.accounts;

import java.util.UUID;

/**
 * A forgotten password was replaced with the link of an e-mail. The event is fired in the
 * transaction of the change: everybody who had access with the former password loses it.
 */
public record PasswordReset(UUID userId) {}
