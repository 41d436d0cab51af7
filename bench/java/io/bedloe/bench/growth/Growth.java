package io.bedloe.bench.growth;

import static org.awaitility.Awaitility.await;

import io.bedloe.dev.Launch;
import io.bedloe.dev.MeasurementConditions;
import io.bedloe.dev.Refusal;
import io.bedloe.it.BedloeServer;
import io.bedloe.platform.persistence.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code make bench-growth}: fills a database with a {@link Shop} and measures each kind of list,
 * look-up, report and import on a server. It writes a table to {@code target/bench/growth.md}.
 */
public final class Growth {

  /** The first runs fill caches; from the sixth on the driver has prepared the statement. */
  private static final int RUNS = 9;

  private static final int WARM_UP = 2;
  private static final int IMPORTED_ROWS = 20_000;
  private static final double GOAL = 50;
  private static final String JVM_ARGS = "-Xmx768m";

  /** With the largest scale the numbers of all rows fit their types. */
  private static final double MOST = 100;

  private static final Duration SUMMARY = Duration.ofMinutes(10);

  private Growth() {}

  /**
   * The measure of a request.
   *
   * @param database milliseconds in which PostgreSQL executed statements, the median
   * @param total milliseconds until the response, the median
   * @param plan the plan of the slowest statement
   */
  private record Measure(String path, int status, double database, double total, String plan) {}

  private record Run(int status, double database, double total, String plan) {}

  /** The scale is the first argument; 1 is a million products and a million orders. */
  public static void main(String[] arguments) {
    Launch.exit(() -> run(scale(arguments.length == 0 ? "1" : arguments[0])));
  }

  static double scale(String text) {
    if (text.matches("\\d{1,3}(\\.\\d{1,6})?")) {
      double scale = Double.parseDouble(text);
      if (scale > 0 && scale <= MOST) {
        return scale;
      }
    }
    throw new Refusal(
        "SCALE has to be a number above 0 and at most 100, such as 0.05, and is \"%s\"."
            .formatted(text));
  }

  private static void run(double scale) throws Exception {
    var now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    var shop = Shop.ofScale(scale, now);
    var postgres = BedloeServer.postgres();
    var log = new PlanLog(postgresLog());
    var text =
        new StringBuilder(
            "# Growth%n%nScale %s, %s: %s. PostgreSQL does not flush commits (fsync=off).%n%n"
                .formatted(scale, now, MeasurementConditions.describe(JVM_ARGS)));
    try (var superuser = postgres.ownerDataSource().getConnection()) {
      try (var owner = postgres.dataSource().getConnection()) {
        Migrations.up(owner, postgres.address().runtimeUser());
      }
      superuser.setAutoCommit(true);
      long begin = System.nanoTime();
      new FillShop(superuser, shop).fill();
      text.append("Filled in %.0f s.%n%n".formatted((System.nanoTime() - begin) / 1e9));
      logPlans(superuser);
      try (var server = BedloeServer.on(postgres.address(), Map.of("JVM_ARGS", JVM_ARGS)).start()) {
        awaitSummary(superuser, text);
        var measures = new ArrayList<Measure>();
        for (var path : Requests.of(superuser, shop.end())) {
          measures.add(measure(server, log, path));
        }
        append(text, measures);
        imports(server, text);
      }
    }
    var file = Path.of("target/bench/growth.md");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Launch.say(text.toString());
    Launch.say("Written: " + file);
  }

  private static Path postgresLog() throws SQLException, IOException {
    try (var superuser = BedloeServer.postgres().ownerDataSource().getConnection();
        var statement = superuser.createStatement();
        var row = statement.executeQuery("SHOW data_directory")) {
      row.next();
      return Path.of(row.getString(1)).resolveSibling("postgres.log");
    }
  }

  private static void logPlans(Connection superuser) throws SQLException {
    for (var setting :
        List.of(
            "session_preload_libraries = 'auto_explain'",
            "auto_explain.log_min_duration = 0",
            "auto_explain.log_format = 'json'")) {
      try (var statement = superuser.createStatement()) {
        statement.execute("LOAD 'auto_explain'");
        statement.execute("ALTER DATABASE bedloe SET " + setting);
      }
    }
  }

  private static boolean isSummarized(Statement statement) throws SQLException {
    try (var row =
        statement.executeQuery(
            """
            SELECT summarized_before >= current_date - 1
              AND NOT EXISTS (SELECT FROM sales_stale_days WHERE day < current_date - 1)
            FROM sales_summary""")) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** The report is measured when the timer has summarized the days. */
  private static void awaitSummary(Connection superuser, StringBuilder text) throws Exception {
    long begin = System.nanoTime();
    try (var statement = superuser.createStatement()) {
      await("the summary of all days that have ended")
          .atMost(SUMMARY)
          .pollInterval(Duration.ofMillis(500))
          .until(() -> isSummarized(statement));
      statement.execute("ANALYZE sales_days");
    }
    text.append(
        "Sales of days were summarized %.0f s after the start.%n%n"
            .formatted((System.nanoTime() - begin) / 1e9));
  }

  private static Measure measure(BedloeServer server, PlanLog log, String path) throws IOException {
    var runs = new ArrayList<Run>();
    for (int number = 0; number < RUNS; number++) {
      log.next();
      long begin = System.nanoTime();
      var answer = server.as().theAdmin().urlEncodingEnabled(false).get(path);
      double total = (System.nanoTime() - begin) / 1e6;
      var statements = log.next();
      var slowest =
          statements.stream()
              .max(Comparator.comparingDouble(PlanLog.Statement::milliseconds))
              .map(PlanLog.Statement::plan)
              .orElse("");
      double database = statements.stream().mapToDouble(PlanLog.Statement::milliseconds).sum();
      if (number >= WARM_UP) {
        runs.add(new Run(answer.statusCode(), database, total, slowest));
      }
      if (total > 2_000 && number >= WARM_UP) {
        break;
      }
    }
    runs.sort(Comparator.comparingDouble(Run::database));
    var median = runs.get(runs.size() / 2);
    return new Measure(path, median.status(), median.database(), median.total(), median.plan());
  }

  private static void append(StringBuilder text, List<Measure> measures) {
    var slow = measures.stream().filter(measure -> measure.database() > GOAL).toList();
    text.append(
        "%d of %d requests take more than %.0f ms of the database's time.%n%n"
            .formatted(slow.size(), measures.size(), GOAL));
    for (var part : List.of(slow, measures)) {
      text.append(
          "| request | status | database ms | total ms | plan of the slowest statement |\n");
      text.append("|---|---:|---:|---:|---|\n");
      for (var measure : part) {
        text.append(
            String.format(
                Locale.ROOT,
                "| `%s` | %d | %.1f | %.1f | %s |%n",
                measure.path().replaceAll("cursor=.*", "cursor=…"),
                measure.status(),
                measure.database(),
                measure.total(),
                measure.plan()));
      }
      text.append('\n');
    }
  }

  private static void imports(BedloeServer server, StringBuilder text) {
    text.append(
        "| import of %,d rows | status | rows/s |%n|---|---:|---:|%n".formatted(IMPORTED_ROWS));
    imported(
        server, text, "products&currency=EUR", "sku,name,price", "N%1$d,Growth lamp %1$d,5.00");
    imported(server, text, "customers", "externalReference,name", "NC%1$d,Customer %1$d");
    imported(server, text, "stock", "reference,sku,quantity", "NR%1$d,N%1$d,100");
    imported(
        server,
        text,
        "orders&currency=EUR",
        "reference,sku,quantity,unitPrice,placedAt",
        "NO%2$d,N%1$d,2,5.00,2025-05-06T12:00:00Z");
  }

  private static void imported(
      BedloeServer server, StringBuilder text, String kind, String header, String row) {
    var file =
        IntStream.range(0, IMPORTED_ROWS)
            .mapToObj(number -> String.format(Locale.ROOT, row, number, number / 4))
            .collect(Collectors.joining("\r\n", header + "\r\n", "\r\n"));
    long begin = System.nanoTime();
    var answer =
        server.as().theAdmin().contentType("text/csv").body(file).post("/imports?kind=" + kind);
    double seconds = (System.nanoTime() - begin) / 1e9;
    text.append(
        String.format(
            Locale.ROOT,
            "| %s | %d | %.0f |%n",
            kind,
            answer.statusCode(),
            IMPORTED_ROWS / seconds));
  }
}
