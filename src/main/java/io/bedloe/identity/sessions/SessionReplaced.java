package io.bedloe.identity.sessions;

import io.bedloe.kernel.SessionId;

/**
 * Another session replaces one that ends, for the same owner on the same device. The event is fired
 * in the transaction of the change.
 */
public record SessionReplaced(SessionId former, SessionId next) {}
