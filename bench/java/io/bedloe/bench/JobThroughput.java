package io.bedloe.bench;

import io.bedloe.dev.DatabaseAddress;
import io.bedloe.dev.DevServices;
import io.bedloe.dev.Launch;
import io.bedloe.dev.MeasurementConditions;
import io.bedloe.dev.Refusal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * {@code make bench-jobs}: how many background jobs that do nothing a server runs in a second,
 * beside the same statements by pgbench.
 */
public final class JobThroughput {

  private static final Path DIRECTORY = Path.of("target", "bench");
  private static final Path SCRIPT = Path.of("bench", "sql", "jobs.sql");
  private static final int WARM = 10_000;
  private static final int MOST_JOBS = 1_000_000;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** As many as the standard lane has workers. */
  private static final int CLIENTS = 4;

  private final DatabaseAddress database;
  private final ScheduledExecutorService timer;

  private JobThroughput(DatabaseAddress database, ScheduledExecutorService timer) {
    this.database = database;
    this.timer = timer;
  }

  /** Measures with the number of jobs that the argument says. */
  public static void main(String[] arguments) {
    Launch.exit(() -> run(jobs(arguments[0])));
  }

  private static int jobs(String text) {
    if (!text.matches("[1-9]\\d{0,6}") || Integer.parseInt(text) > MOST_JOBS) {
      throw new Refusal(
          "JOBS has to be a whole number from 1 to %d and is \"%s\".".formatted(MOST_JOBS, text));
    }
    return Integer.parseInt(text);
  }

  private static void run(int jobs) throws Exception {
    BenchTools.requireLinux();
    var pgbench = BenchTools.pgbench();
    var run = DIRECTORY.resolve("run");
    Files.createDirectories(run);
    var timer = Executors.newSingleThreadScheduledExecutor();
    try (var services = DevServices.keptAnewIn(run);
        var server = ServerUnderTest.start("jobs", ServerUnderTest.installation(), services)) {
      var measured = new JobThroughput(server.database(), timer);
      Launch.say("Warming ...");
      measured.jobsPerSecond(WARM);
      Launch.say("Running " + jobs + " jobs ...");
      double begin = server.processes().cpuSeconds();
      double ofServer = measured.jobsPerSecond(jobs);
      double cpu = (server.processes().cpuSeconds() - begin) * 1e6 / jobs;
      server.stop();
      Launch.say("Running the statements by pgbench ...");
      double ofPgbench = measured.jobsPerSecondBy(pgbench, jobs);
      Launch.say(
          """

          %s

          | jobs | server, jobs/s | processor time of the server per job, us | pgbench, jobs/s | ratio |
          |---:|---:|---:|---:|---:|
          | %d | %.0f | %.0f | %.0f | %.2f |
          """
              .formatted(
                  MeasurementConditions.describe(ServerUnderTest.jvmArgs()),
                  jobs,
                  ofServer,
                  cpu,
                  ofPgbench,
                  ofServer / ofPgbench));
    } finally {
      timer.shutdownNow();
    }
  }

  private double jobsPerSecond(int jobs) throws Exception {
    addJobs(jobs);
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (number("SELECT count(*) FROM jobs WHERE type = 'no-operation' AND state <> 'SUCCEEDED'")
        > 0) {
      if (System.nanoTime() > deadline) {
        throw new Refusal("The jobs have not run within " + PATIENCE.toMinutes() + " minutes.");
      }
      timer.schedule(() -> {}, 200, TimeUnit.MILLISECONDS).get();
    }
    var rate = rate();
    if (number("SELECT count(*) FROM jobs WHERE type = 'no-operation' AND token <> 1") > 0) {
      throw new Refusal("A job was claimed more than once, and nothing has failed.");
    }
    return rate;
  }

  private double jobsPerSecondBy(Path pgbench, int jobs)
      throws IOException, InterruptedException, SQLException {
    addJobs(jobs);
    execute("VACUUM ANALYZE jobs");
    var address = URI.create(database.url().substring("jdbc:".length()));
    var unused =
        Command.run(
            Map.of("PGPASSWORD", database.password()),
            List.of(
                pgbench.toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + CLIENTS,
                "--jobs=2",
                // Each transaction of the script runs ten jobs; some find fewer in the end.
                "--transactions=" + (jobs / CLIENTS / 10 + 10),
                "--file=" + SCRIPT,
                "--host=" + address.getHost(),
                "--port=" + address.getPort(),
                "--username=" + database.user(),
                address.getPath().substring(1)));
    return rate();
  }

  private void addJobs(int jobs) throws SQLException {
    execute("DELETE FROM jobs WHERE type = 'no-operation'");
    execute(
        """
        INSERT INTO jobs (id, type, payload_version, payload, encrypted, lane, priority, state,
          run_at)
        SELECT gen_random_uuid(), 'no-operation', 1, '{}', FALSE, 'STANDARD', 0, 'QUEUED', now()
        FROM generate_series(1, %d)"""
            .formatted(jobs));
  }

  private double rate() throws SQLException {
    return number(
        """
        SELECT count(*) / extract(epoch FROM max(finished_at) - min(started_at))
        FROM jobs WHERE type = 'no-operation' AND state = 'SUCCEEDED'""");
  }

  private double number(String query) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getDouble(1);
    }
  }

  private void execute(String text) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(text);
    }
  }
}
