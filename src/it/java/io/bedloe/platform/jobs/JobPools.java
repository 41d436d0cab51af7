package io.bedloe.platform.jobs;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.bedloe.fakes.FakeEvents;
import io.bedloe.fakes.FakeInstance;
import io.bedloe.it.Database;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.errors.ErrorReports;
import io.bedloe.platform.persistence.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Workers of several servers on one database, in this JVM. Their handlers are of the test; the
 * shared server does not know the types and leaves the jobs alone.
 */
final class JobPools implements AutoCloseable {

  private final List<WorkerPool> pools = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HikariDataSource connections;
  private final JobHandlers handlers;
  private final Payloads payloads;
  private final StoredJobs stored;
  private final Jobs jobs;
  private final List<FailedJob> failed = Collections.synchronizedList(new ArrayList<>());

  JobPools(JobHandler<?>... handlers) {
    var config = new HikariConfig();
    config.setDataSource(Database.shared().dataSource());
    config.setMaximumPoolSize(16);
    this.connections = new HikariDataSource(config);
    this.handlers = new JobHandlers(FakeInstance.of(handlers));
    this.payloads = new Payloads(Keyring.of("a secret of this test"));
    this.stored = new StoredJobs(new Sql(connections));
    this.jobs = new Jobs(stored, payloads, UUID::randomUUID, new FakeEvents<>());
  }

  Jobs jobs() {
    return jobs;
  }

  StoredJobs stored() {
    return stored;
  }

  /** Returns the jobs that have failed for good, as an observer was told of them. */
  List<FailedJob> failed() {
    return List.copyOf(failed);
  }

  EndAttempt end() {
    return new EndAttempt(stored, failed::addAll);
  }

  /** Starts the workers of another server. */
  WorkerPool start(int workers) {
    var pool = create("test-server-" + pools.size());
    pool.start(lane -> workers, threads);
    return pool;
  }

  /** Creates a server whose workers do not run. */
  WorkerPool create(String name) {
    var pool =
        new WorkerPool(
            handlers,
            payloads,
            stored,
            end(),
            new Random(1),
            new StoredJobs.Lease(name, Duration.ofMinutes(1)),
            ErrorReports.none());
    pools.add(pool);
    return pool;
  }

  @Override
  public void close() throws InterruptedException {
    for (var pool : pools) {
      pool.stop();
    }
    threads.shutdownNow();
    connections.close();
  }
}
