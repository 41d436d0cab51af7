package io.bedloe.platform.jobs;

import java.time.Instant;

/**
 * Work that is due every five minutes, for instance the deletion of expired tokens. Each bean of
 * this type is called on any one server, in a transaction of its own.
 */
public interface CleanupTask {

  /** Does what is due at a time; the caller has begun a transaction. */
  void cleanUp(Instant now);
}
