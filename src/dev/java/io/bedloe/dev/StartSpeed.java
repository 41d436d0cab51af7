package io.bedloe.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Implements {@code make bench-start}: starts the built server on a current schema, and prints the
 * time from the start of the process to the first 200 of {@code /health/ready}, the processor time
 * and the memory at that moment, and the parts of the start by the server's messages. With the
 * Liberty installation of another build as an argument it starts both in turn.
 */
public final class StartSpeed {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final int STARTS = 5;
  private static final String JVM_ARGS = "-Xms512m -Xmx512m";

  /** The messages that end the parts of a start. */
  private static final Map<String, String> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("CWWKE0001I", "JVM and script");
    PARTS.put("CWWKZ0018I", "kernel, features");
    PARTS.put("CWWKZ0001I", "application");
  }

  private static final String LAST_PART = "schema, first answer";

  /** A server under measurement. */
  private record Build(Path installation, LibertyServer server, List<Start> starts) {}

  /** One start; the parts are in seconds, too. */
  private record Start(double seconds, double cpuSeconds, long mebibytes, List<Double> parts) {}

  private StartSpeed() {}

  public static void main(String[] arguments) {
    Launch.exit(() -> run(arguments));
  }

  private static void run(String[] arguments) throws Exception {
    List<Path> installations =
        Stream.concat(
                Stream.of(arguments).filter(path -> !path.isBlank()).map(Path::of),
                Stream.of(Settings.installation()))
            .toList();
    try (DevServices services = DevServices.thrownAwayIn(Path.of("target/start-speed"))) {
      List<Build> builds = new ArrayList<>();
      for (int i = 0; i < installations.size(); i++) {
        builds.add(build(i, installations.get(i), services));
      }
      // The first round migrates the schema and fills the cache of features; it does not count.
      for (int round = 0; round <= STARTS; round++) {
        for (Build build : builds) {
          Start start = start(build.server());
          if (round > 0) {
            build.starts().add(start);
          }
        }
      }
      Launch.say("Measured with " + MeasurementConditions.describe(JVM_ARGS));
      for (Build build : builds) {
        print(build);
      }
    }
  }

  private static Build build(int number, Path installation, DevServices services) {
    Map<String, String> environment = new HashMap<>();
    environment.putAll(services.postgres().createDatabase("start_" + number).environment());
    environment.put("BEDLOE_PROFILE", "development");
    environment.put("BEDLOE_DEMO_DATA", "false");
    environment.put("JVM_ARGS", JVM_ARGS);
    LibertyServer server =
        LibertyServer.on(
            Ports.free(),
            installation,
            services.directory().resolve("liberty-" + number),
            environment,
            services);
    return new Build(installation, server, new ArrayList<>());
  }

  private static Start start(LibertyServer server) throws Exception {
    // The server's files are copied before its process starts, and that does not count.
    try (LibertyServer running = server.launch()) {
      LocalTime clock = LocalTime.now(ZoneId.systemDefault());
      long begin = System.nanoTime();
      running.awaitReady(PATIENCE, POLL);
      double seconds = (System.nanoTime() - begin) / 1e9;
      ProcessHandle process = ProcessHandle.of(running.pid()).orElseThrow();
      double cpu = process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
      return new Start(
          seconds, cpu, mebibytes(running.pid()), parts(running.log(), clock, seconds));
    }
  }

  /** Returns how long each part took; a message that is absent makes its part 0. */
  private static List<Double> parts(String log, LocalTime begin, double seconds) {
    List<Double> parts = new ArrayList<>();
    double before = 0;
    for (String message : PARTS.keySet()) {
      Matcher line =
          Pattern.compile("\\[\\S+ (\\d+):(\\d+):(\\d+):(\\d+) [^]]*][^\\n]*" + message)
              .matcher(log);
      double at = line.find() ? Math.max(before, since(begin, line)) : before;
      parts.add(at - before);
      before = at;
    }
    parts.add(Math.max(0, seconds - before));
    return parts;
  }

  private static double since(LocalTime begin, Matcher line) {
    LocalTime at =
        LocalTime.of(
            Integer.parseInt(line.group(1)),
            Integer.parseInt(line.group(2)),
            Integer.parseInt(line.group(3)),
            Integer.parseInt(line.group(4)) * 1_000_000);
    return Duration.between(begin, at).toMillis() / 1e3;
  }

  /** Returns the proportional set size, which Linux alone has; 0 elsewhere. */
  private static long mebibytes(long pid) throws IOException {
    Path memory = Path.of("/proc", Long.toString(pid), "smaps_rollup");
    if (!Files.isReadable(memory)) {
      return 0;
    }
    return Files.readAllLines(memory).stream()
        .filter(line -> line.startsWith("Pss:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  private static void print(Build build) throws IOException {
    List<Start> starts = build.starts();
    StringBuilder text = new StringBuilder();
    text.append(
        "%s, archive of classes: %s, median of %d starts%n"
            .formatted(
                build.installation(),
                MeasurementConditions.archive(build.installation()),
                starts.size()));
    append(text, "seconds to ready", median(starts.stream().map(Start::seconds).toList()), "s");
    append(text, "processor time", median(starts.stream().map(Start::cpuSeconds).toList()), "s");
    append(
        text,
        "memory (PSS)",
        median(starts.stream().map(start -> (double) start.mebibytes()).toList()),
        "MiB");
    List<String> names = new ArrayList<>(PARTS.values());
    names.add(LAST_PART);
    for (int part = 0; part < names.size(); part++) {
      int index = part;
      append(
          text,
          "  " + names.get(part),
          median(starts.stream().map(start -> start.parts().get(index)).toList()),
          "s");
    }
    Launch.say(text.toString());
  }

  private static void append(StringBuilder text, String name, double value, String unit) {
    text.append(String.format(Locale.ROOT, "%-24s %7.2f %s%n", name, value, unit));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
