package io.bedloe.identity.sessions;

import java.util.UUID;

/**
 * All sessions of an account have ended because nobody who has had access may keep it. Fired in the
 * transaction of the change, after the sessions: an API key that is being made holds its session.
 */
public record AccessRevoked(UUID userId) {}
