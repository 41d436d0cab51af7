package io.bedloe.bench;

import io.bedloe.dev.DevServices;
import io.bedloe.dev.Refusal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs one load against one server and measures what it takes. */
final class LoadRunner {

  private static final Path WRK_SCRIPTS = Path.of("bench", "wrk");
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  /** Threads of the load generator; it needs far less than the server. */
  private static final int THREADS = 2;

  /** Longer than the server lets a request wait for a connection to the database. */
  private static final int PATIENCE_SECONDS = 30;

  private static final int IDLE_WINDOW_MILLIS = 300;

  /** A minute: hundreds of sign-ins that nobody waits for any more take half of it. */
  private static final int IDLE_ATTEMPTS = 200;

  /** Of one processor; timers of the server take less. */
  private static final double IDLE_SHARE = 0.2;

  private final DevServices services;
  private final StaticAnswer fixed;
  private final Path wrk;
  private final @Nullable PgBench pgbench;

  /**
   * Creates a runner.
   *
   * @param pgbench null when no load is run by pgbench
   */
  LoadRunner(DevServices services, StaticAnswer fixed, Path wrk, @Nullable PgBench pgbench) {
    this.services = services;
    this.fixed = fixed;
    this.wrk = wrk;
    this.pgbench = pgbench;
  }

  /** Returns whether a load can be run at a number of connections. */
  static boolean isPossible(Load load, int connections) {
    return load.source() != Load.Source.DATABASE || connections <= PgBench.MOST_CONNECTIONS;
  }

  /** Runs a load for a while. */
  Sample run(ServerUnderTest server, Load load, int connections, int seconds)
      throws IOException, InterruptedException {
    var database = new ProcessTree(services.postgres().process());
    awaitIdle(server, database);
    var answering = load.source() == Load.Source.STATIC ? fixed.processes() : server.processes();
    double serverBefore = answering.cpuSeconds();
    double databaseBefore = database.cpuSeconds();
    double generatorBefore = ProcessTree.endedChildrenSeconds();
    double busyBefore = ProcessTree.busySeconds();
    long start = System.nanoTime();
    var report =
        load.source() == Load.Source.DATABASE
            ? Objects.requireNonNull(pgbench, "no pgbench").run(load, connections, seconds)
            : wrk(server, load, connections, seconds);
    double elapsed = (System.nanoTime() - start) / 1e9;
    double busy = ProcessTree.busySeconds() - busyBefore;
    double ofServer = answering.cpuSeconds() - serverBefore;
    double ofDatabase = database.cpuSeconds() - databaseBefore;
    double ofGenerator = ProcessTree.endedChildrenSeconds() - generatorBefore;
    double requests = report.requests() == 0 ? Double.POSITIVE_INFINITY : report.requests();
    return new Sample(
        server.name(),
        load,
        connections,
        report.requests() / report.seconds(),
        report.accepted(),
        report.requests(),
        report.errors(),
        report.statuses(),
        report.withoutRetryAfter(),
        load.source() == Load.Source.DATABASE ? 0 : ofServer / requests * 1e6,
        load.source() == Load.Source.STATIC ? 0 : ofDatabase / requests * 1e6,
        Math.max(0, busy - ofServer - ofDatabase - ofGenerator) / elapsed / PROCESSORS);
  }

  /** Waits until the work that the last load has left behind is done, such as password hashes. */
  private void awaitIdle(ServerUnderTest server, ProcessTree database) throws InterruptedException {
    for (int attempt = 0; attempt < IDLE_ATTEMPTS; attempt++) {
      double before = server.processes().cpuSeconds() + database.cpuSeconds();
      fixed.awaitEnd(IDLE_WINDOW_MILLIS);
      double after = server.processes().cpuSeconds() + database.cpuSeconds();
      if ((after - before) * 1e3 / IDLE_WINDOW_MILLIS < IDLE_SHARE) {
        return;
      }
    }
  }

  private WrkReport wrk(ServerUnderTest server, Load load, int connections, int seconds)
      throws IOException, InterruptedException {
    return WrkReport.parse(
        Command.run(
            Map.of(
                "BENCH_WRK", WRK_SCRIPTS.toAbsolutePath().toString(),
                "BENCH_DATA", server.data().toString()),
            List.of(
                wrk.toString(),
                "-t" + Math.min(THREADS, connections),
                "-c" + connections,
                "-d" + seconds + "s",
                "--timeout",
                PATIENCE_SECONDS + "s",
                "-s",
                WRK_SCRIPTS.resolve(load.script() + ".lua").toString(),
                address(server, load).toString())));
  }

  private URI address(ServerUnderTest server, Load load) {
    return (load.source() == Load.Source.STATIC ? fixed.uri() : server.uri()).resolve("/");
  }

  /** Sends the mix until the throughput is steady. */
  Warmup warm(ServerUnderTest server, int connections, int mostSeconds)
      throws IOException, InterruptedException {
    var windows = new ArrayList<Warmup.Window>();
    double seconds = 0;
    var warmup = new Warmup(List.of());
    while (seconds < mostSeconds && !warmup.isSteady()) {
      var report = wrk(server, Load.MIX, connections, Warmup.WINDOW_SECONDS);
      windows.add(new Warmup.Window(report.seconds(), report.requests()));
      seconds += report.seconds();
      warmup = new Warmup(List.copyOf(windows));
    }
    return warmup;
  }

  static void requireScripts() {
    if (!Files.isDirectory(WRK_SCRIPTS)) {
      throw new Refusal("The folder bench/wrk is missing: run the benchmark in the repository.");
    }
  }
}
