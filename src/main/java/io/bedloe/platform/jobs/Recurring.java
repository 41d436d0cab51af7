package io.bedloe.platform.jobs;

import io.bedloe.platform.persistence.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs what timers start, each job under the same rules.
 *
 * <ul>
 *   <li>No job runs before the schema is current.
 *   <li>A job starts without a transaction; the use cases that it calls open their own.
 *   <li>A job that fails is logged, and runs again at its next time. When it goes on failing, only
 *       the first failure is a warning.
 * </ul>
 */
@ApplicationScoped
public class Recurring {

  private static final Logger LOG = Logger.getLogger(Recurring.class.getName());

  private final Schema schema;
  private final Set<String> failing = ConcurrentHashMap.newKeySet();

  @Inject
  public Recurring(Schema schema) {
    this.schema = schema;
  }

  /**
   * Runs a job; a failure does not reach the timer.
   *
   * @param name what the job does, for the log
   */
  @Transactional(Transactional.TxType.NOT_SUPPORTED)
  public void run(String name, Runnable job) {
    if (schema.state() != Schema.State.CURRENT) {
      return;
    }
    try {
      job.run();
      if (failing.remove(name)) {
        LOG.log(Level.INFO, "The recurring job \"{0}\" succeeds again.", name);
      }
    } catch (RuntimeException failure) {
      LOG.log(
          failing.add(name) ? Level.WARNING : Level.FINE,
          "The recurring job \"" + name + "\" failed. It runs again at its next time.",
          failure);
    }
  }
}
