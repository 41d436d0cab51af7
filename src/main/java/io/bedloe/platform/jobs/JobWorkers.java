package io.bedloe.platform.jobs;

import io.bedloe.platform.config.Settings;
import io.bedloe.platform.errors.ErrorReports;
import io.bedloe.platform.jobs.StoredJobs.Lease;
import io.bedloe.platform.threads.BackgroundThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The workers of this server: they begin with the first sweep after the start, run jobs soon after
 * the commit that enqueued them, and give back what they have when the server stops.
 */
@ApplicationScoped
public class JobWorkers {

  private static final Logger LOG = Logger.getLogger(JobWorkers.class.getName());

  /** Jobs of dead servers begin again so soon after their leases have ended. */
  private static final Duration LONGEST_RESCUE = Duration.ofSeconds(10);

  private final Settings settings;
  private final WorkerPool pool;
  private final Pace sweeps;
  private final Pace extensions;
  private final Pace rescues;
  private final AtomicReference<@Nullable WakeUps> wakeUps = new AtomicReference<>();

  @Inject
  @SuppressWarnings("NullAway.Init")
  private BackgroundThreads threads;

  @Inject
  public JobWorkers(
      Settings settings,
      JobHandlers handlers,
      Payloads payloads,
      StoredJobs stored,
      EndAttempt end,
      SecureRandom random,
      ErrorReports reports) {
    this.settings = settings;
    var lease =
        new Lease(
            "server-" + HexFormat.of().toHexDigits(random.nextLong()),
            settings.get(JobSettings.LEASE));
    this.pool = new WorkerPool(handlers, payloads, stored, end, random, lease, reports);
    this.sweeps = new Pace(settings.get(JobSettings.SWEEP));
    this.extensions = new Pace(lease.length().dividedBy(4));
    this.rescues = new Pace(least(LONGEST_RESCUE, lease.length().dividedBy(4)));
  }

  private static Duration least(Duration first, Duration second) {
    return first.compareTo(second) < 0 ? first : second;
  }

  /** Other servers are woken for jobs for which no worker of this one is free. */
  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobsEnqueued enqueued) {
    var left = enqueued.jobs().stream().filter(job -> !pool.wakeForOne(enqueued.lane())).toList();
    var others = wakeUps.get();
    if (others != null) {
      others.send(enqueued.lane(), left);
    }
  }

  /** Runs what is due. */
  void sweep() {
    if (wakeUps.get() == null) {
      pool.start(lane -> settings.get(lane.workers()), threads);
      wakeUps.set(wakeUps());
    }
    long now = System.nanoTime();
    pool.enforceTimeouts(now);
    if (sweeps.isDue(now)) {
      pool.wakeAll();
    }
  }

  private WakeUps wakeUps() {
    var brokers = settings.get(JmsSettings.URL);
    if (brokers.isEmpty()) {
      return WakeUps.NONE;
    }
    boolean hasUser = settings.isSet(JmsSettings.USER);
    var link =
        new BrokerLink(
            brokers.stream().map(BrokerAddress::toString).collect(Collectors.joining(", ")),
            () ->
                Artemis.open(
                    brokers,
                    hasUser ? settings.get(JmsSettings.USER) : null,
                    hasUser ? settings.get(JmsSettings.PASSWORD).reveal() : null),
            System::nanoTime);
    return WakeUps.start(link, pool.lanes(), threads);
  }

  void extendLeases() {
    if (extensions.isDue(System.nanoTime())) {
      orPauseRescues(
          () -> {
            pool.extendLeases();
            return 0;
          });
    }
  }

  void rescue() {
    if (!rescues.isDue(System.nanoTime())) {
      return;
    }
    int rescued = orPauseRescues(pool::rescue);
    if (rescued > 0) {
      LOG.log(Level.WARNING, "{0} jobs were left by servers that died", rescued);
    }
  }

  /**
   * After an outage of the database the leases of all servers may have ended; those that live get
   * the time to extend theirs before anybody rescues their jobs.
   */
  private int orPauseRescues(IntSupplier action) {
    try {
      return action.getAsInt();
    } catch (RuntimeException outage) {
      rescues.pause(System.nanoTime(), settings.get(JobSettings.LEASE));
      throw outage;
    }
  }

  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
    var others = wakeUps.get();
    if (others != null) {
      others.stop();
    }
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
