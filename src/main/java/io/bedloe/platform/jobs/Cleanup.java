package io.bedloe.platform.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Runs the cleanup tasks of all features. Each has a transaction of its own, so that locks are held
 * for a short time, and so that a task that fails does not undo the others.
 */
@ApplicationScoped
public class Cleanup {

  private final Iterable<CleanupTask> tasks;
  private final CleanupTransaction transaction;
  private final Clock clock;

  @Inject
  public Cleanup(@Any Instance<CleanupTask> tasks, CleanupTransaction transaction, Clock clock) {
    this((Iterable<CleanupTask>) tasks, transaction, clock);
  }

  Cleanup(Iterable<CleanupTask> tasks, CleanupTransaction transaction, Clock clock) {
    this.tasks = tasks;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Runs all tasks, and fails afterwards when some of them have failed. */
  public void cleanUp() {
    var now = clock.instant();
    @Nullable RuntimeException failed = null;
    for (var task : tasks) {
      try {
        transaction.run(task, now);
      } catch (RuntimeException failure) {
        if (failed == null) {
          failed = failure;
        } else {
          failed.addSuppressed(failure);
        }
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}
