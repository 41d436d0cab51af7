package io.bedloe.bench;

import io.bedloe.dev.DatabaseAddress;
import io.bedloe.dev.Refusal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs prepared statements by pgbench, without Bedloe: what PostgreSQL allows. The statements of an
 * order are sent in the round trips of the server, or all of them in one. A round trip of several
 * statements is a pipeline.
 */
final class PgBench {

  /** The embedded PostgreSQL accepts 300, of which servers keep up to 40 each. */
  static final int MOST_CONNECTIONS = 100;

  private static final Path SCRIPTS = Path.of("bench", "sql");
  private static final String LOG = "pgbench-log";
  private static final String BEGIN_PIPELINE = "\\startpipeline\n";
  private static final String END_PIPELINE = "\\endpipeline\n";

  /** More than the transactions of one client in a millisecond, so that ids do not repeat. */
  private static final int RUN = 64;

  /** The line of a script behind which its statements stand. */
  private static final String STATEMENTS = "-- statements\n";

  private final Path program;
  private final Path directory;
  private @Nullable DatabaseAddress database;

  /**
   * Creates a runner.
   *
   * @param directory for the log of the latencies, which is deleted after each run
   */
  PgBench(Path program, Path directory) {
    this.program = program;
    this.directory = directory;
  }

  /** Names the database that the statements change; no server may use it. */
  void use(DatabaseAddress copy) throws IOException, SQLException {
    try (var connection = copy.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(Files.readString(SCRIPTS.resolve("functions.sql")));
      statement.execute("VACUUM ANALYZE");
    }
    database = copy;
  }

  WrkReport run(Load load, int connections, int seconds) throws IOException, InterruptedException {
    deleteLogs();
    var database = Objects.requireNonNull(this.database, "no database was named");
    var address = URI.create(database.url().substring("jdbc:".length()));
    var login =
        database.runtime() == null
            ? new DatabaseAddress.Login(database.user(), database.password())
            : database.runtime();
    Command.run(
        Map.of("PGPASSWORD", login.password()),
        List.of(
            program.toString(),
            "--no-vacuum",
            "--protocol=prepared",
            "--client=" + connections,
            "--jobs=" + Math.min(2, connections),
            "--time=" + seconds,
            "--define=turn=0",
            "--define=run=" + System.currentTimeMillis() * RUN,
            "--define=answer=" + text("order.json"),
            "--define=audited=" + text("placed-order.json"),
            "--file=" + script(load),
            "--log",
            "--log-prefix=" + directory.resolve(LOG),
            "--host=" + address.getHost(),
            "--port=" + address.getPort(),
            "--username=" + login.user(),
            address.getPath().substring(1)));
    return report(seconds);
  }

  private static String text(String file) throws IOException {
    return Files.readString(SCRIPTS.resolve(file)).strip();
  }

  private Path script(Load load) throws IOException {
    var file = SCRIPTS.resolve(load.script() + ".sql");
    if (load != Load.SQL_ORDER_ONE_TRIP) {
      return file;
    }
    return Files.writeString(
        directory.resolve("pipeline.sql"), inOneRoundTrip(Files.readString(file)));
  }

  /** Returns a script whose statements are sent in one pipeline instead of several. */
  static String inOneRoundTrip(String script) {
    int statements = script.indexOf(STATEMENTS);
    if (statements < 0) {
      throw new Refusal("A script of statements has no line \"" + STATEMENTS.strip() + "\".");
    }
    int begin = statements + STATEMENTS.length();
    var sent = script.substring(begin).replace(BEGIN_PIPELINE, "").replace(END_PIPELINE, "");
    return script.substring(0, begin) + BEGIN_PIPELINE + sent + END_PIPELINE;
  }

  private WrkReport report(int seconds) throws IOException {
    var millis = new ArrayList<Double>();
    for (Path log : logs()) {
      try (var lines = Files.lines(log)) {
        lines.map(PgBench::millis).forEach(millis::add);
      }
    }
    deleteLogs();
    return new WrkReport(
        millis.size(),
        seconds,
        0,
        Map.of(),
        0,
        Percentiles.of(millis.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  /** A line of the log: client, number of the transaction, its microseconds, and more. */
  static double millis(String line) {
    return Long.parseLong(line.split(" ", 4)[2]) / 1e3;
  }

  private List<Path> logs() throws IOException {
    try (var files = Files.list(directory)) {
      return files.filter(file -> file.getFileName().toString().startsWith(LOG)).toList();
    }
  }

  private void deleteLogs() throws IOException {
    for (Path log : logs()) {
      Files.delete(log);
    }
  }
}
