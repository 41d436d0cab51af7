package io.bedloe.platform.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Runs a cleanup task in a transaction. */
@ApplicationScoped
public class CleanupTransaction {

  @Transactional
  void run(CleanupTask task, Instant now) {
    task.cleanUp(now);
  }
}
