package io.bedloe.bench;

import io.bedloe.dev.DevServices;
import io.bedloe.dev.Launch;
import io.bedloe.dev.MeasurementConditions;
import io.bedloe.dev.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code make bench}: measures the throughput and the latency of the built server. */
public final class Bench {

  private static final Path DIRECTORY = Path.of("target", "bench");

  private static final String THIS = "this";

  /** A load that the machine serves without a queue. */
  private static final int WARM_CONNECTIONS = 32;

  /** What sign-in and other loads that the mix does not have need to be compiled. */
  private static final int WARM_EACH_SECONDS = 3;

  private final BenchOptions options;
  private final DevServices services;
  private final LoadRunner runner;
  private final @Nullable PgBench pgbench;
  private final Map<ServerUnderTest, Report.Build> builds = new LinkedHashMap<>();

  private Bench(
      BenchOptions options, DevServices services, LoadRunner runner, @Nullable PgBench pgbench) {
    this.options = options;
    this.services = services;
    this.runner = runner;
    this.pgbench = pgbench;
  }

  /** Measures what the arguments say; see {@link BenchOptions}. */
  public static void main(String[] arguments) {
    Launch.exit(() -> run(BenchOptions.parse(arguments)));
  }

  private static void run(BenchOptions options) throws Exception {
    BenchTools.requireLinux();
    LoadRunner.requireScripts();
    var wrk = BenchTools.wrk();
    var program = options.measuresDatabase() ? BenchTools.pgbench() : null;
    var run = DIRECTORY.resolve("run");
    Files.createDirectories(run);
    try (var services = DevServices.keptAnewIn(run);
        var fixed = StaticAnswer.start(Ports.free())) {
      var pgbench = program == null ? null : new PgBench(program, services.directory());
      var runner = new LoadRunner(services, fixed, wrk, pgbench);
      new Bench(options, services, runner, pgbench).measure();
    }
  }

  private void measure() throws Exception {
    try {
      for (var installation : options.base()) {
        start("base", installation);
      }
      start(THIS, ServerUnderTest.installation());
      var samples = samples();
      write(samples);
    } finally {
      builds.keySet().forEach(ServerUnderTest::close);
    }
  }

  private void start(String name, Path installation) throws Exception {
    Launch.say("Starting " + installation + " as \"" + name + "\" ...");
    var server = ServerUnderTest.start(name, installation, services);
    var archive = MeasurementConditions.archive(installation);
    builds.put(server, Report.Build.started(name, archive, 0, 0, 0));
    Launch.say("Loading data ...");
    SampleData.load(server);
    Launch.say("Starting again, with a schema that is current ...");
    server.stop();
    if (pgbench != null && name.equals(THIS)) {
      pgbench.use(services.postgres().copyDatabase(server.databaseName(), "bench_sql"));
    }
    double seconds = server.startAgain();
    var started =
        Report.Build.started(
            name,
            archive,
            seconds,
            server.processes().cpuSeconds(),
            server.processes().memoryMiB());
    Launch.say("Warming by the mix ...");
    var warmup = runner.warm(server, WARM_CONNECTIONS, options.warmSeconds());
    builds.put(server, started.warmed(warmup));
    Launch.say(Report.warmed(warmup));
    for (var load : options.loads()) {
      if (!load.isPartOfMix()) {
        runner.run(server, load, WARM_CONNECTIONS, WARM_EACH_SECONDS);
      }
    }
  }

  /** All loads of one round before the next, so that a disturbance of the machine meets all. */
  private List<Sample> samples() throws Exception {
    var samples = new ArrayList<Sample>();
    for (int round = 1; round <= options.rounds(); round++) {
      for (int connections : options.connections()) {
        for (var load : options.loads()) {
          for (var server : servers(load)) {
            if (LoadRunner.isPossible(load, connections)) {
              var sample = runner.run(server, load, connections, options.seconds());
              samples.add(sample);
              Launch.say(Report.progress(round, sample));
            }
          }
        }
      }
    }
    return samples;
  }

  /** The limits are measured once. */
  private List<ServerUnderTest> servers(Load load) {
    var all = List.copyOf(builds.keySet());
    return load.source() == Load.Source.SERVER ? all : all.subList(all.size() - 1, all.size());
  }

  private void write(List<Sample> samples) throws Exception {
    var results = Results.of(samples);
    var described = new ArrayList<Report.Build>();
    builds.forEach((server, build) -> described.add(build.after(server.processes().memoryMiB())));
    long database = new ProcessTree(services.postgres().process()).memoryMiB();
    var conditions = MeasurementConditions.describe(ServerUnderTest.jvmArgs());
    var report = Report.markdown(options, conditions, described, database, results);
    Files.writeString(DIRECTORY.resolve("report.md"), report);
    Files.writeString(DIRECTORY.resolve("chart.svg"), Chart.svg(results));
    Launch.say("\n" + report);
    Launch.say(
        "Written: %s and %s"
            .formatted(DIRECTORY.resolve("report.md"), DIRECTORY.resolve("chart.svg")));
  }
}
