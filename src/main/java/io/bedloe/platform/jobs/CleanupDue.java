package io.bedloe.platform.jobs;

import java.time.Instant;

/**
 * Requests the deletion of expired data. The event is fired every five minutes, on any server, in a
 * transaction; each owner of such rows observes it.
 */
public record CleanupDue(Instant now) {}
