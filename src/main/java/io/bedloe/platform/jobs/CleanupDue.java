package io.bedloe.platform.jobs;

import java.time.Instant;

/**
 * It is time to remove what is too old to be used. Fired every five minutes, on any server, in a
 * transaction; each owner of such rows observes it.
 */
public record CleanupDue(Instant now) {}
