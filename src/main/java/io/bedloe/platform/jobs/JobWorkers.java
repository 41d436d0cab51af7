package io.bedloe.platform.jobs;

import io.bedloe.kernel.Ids;
import io.bedloe.platform.config.Settings;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The workers of this server: they begin with the first sweep after the start, run jobs soon after
 * the commit that enqueued them, and give back what they have when the server stops.
 */
@ApplicationScoped
public class JobWorkers {

  private static final Logger LOG = Logger.getLogger(JobWorkers.class.getName());

  private final Settings settings;
  private final WorkerPool pool;
  private final AtomicBoolean isStarted = new AtomicBoolean();

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedExecutorService executor;

  @Inject
  public JobWorkers(
      Settings settings,
      JobHandlers handlers,
      Payloads payloads,
      StoredJobs stored,
      EndAttempt end,
      SecureRandom random,
      Ids ids) {
    this.settings = settings;
    this.pool = new WorkerPool(handlers, payloads, stored, end, random, "server-" + ids.next());
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobsEnqueued jobs) {
    pool.wake(jobs.lane());
  }

  /** Runs what is due. */
  void sweep() {
    if (!isStarted.get()) {
      pool.start(lane -> settings.get(lane.workers()), executor);
      isStarted.set(true);
    }
    pool.enforceTimeouts(System.nanoTime());
    pool.wakeAll();
  }

  void extendLeases() {
    pool.extendLeases();
  }

  void rescue() {
    int rescued = pool.rescue();
    if (rescued > 0) {
      LOG.log(Level.WARNING, "{0} jobs were left by servers that died", rescued);
    }
  }

  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
    try {
      pool.stop();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      LOG.log(
          Level.WARNING, "Claimed jobs could not be given back; their leases end soon", failure);
    }
  }
}
