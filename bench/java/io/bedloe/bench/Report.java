package io.bedloe.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The report of {@code make bench} as Markdown. */
final class Report {

  /** Above this share of the processors of the machine, other programs change the figures. */
  private static final double DISTURBED = 0.12;

  private static final int OVERLOAD = 400;

  /**
   * What is known of a build besides its results.
   *
   * @param archive the archive of classes that its start uses
   * @param warmup its first seconds
   * @param memoryAfterLoad the memory of the server and of PostgreSQL behind the last measurement
   */
  record Build(
      String name,
      String archive,
      double startSeconds,
      double startCpuSeconds,
      Warmup warmup,
      long memoryAtStart,
      long memoryAfterLoad) {

    static Build started(
        String name, String archive, double seconds, double cpuSeconds, long memory) {
      return new Build(name, archive, seconds, cpuSeconds, new Warmup(List.of()), memory, memory);
    }

    Build warmed(Warmup seen) {
      return new Build(
          name, archive, startSeconds, startCpuSeconds, seen, memoryAtStart, memoryAfterLoad);
    }

    Build after(long memory) {
      return new Build(name, archive, startSeconds, startCpuSeconds, warmup, memoryAtStart, memory);
    }
  }

  private Report() {}

  static String markdown(
      BenchOptions options,
      String conditions,
      List<Build> builds,
      long databaseMemory,
      List<Sample> results) {
    var text = new StringBuilder();
    text.append(
        """
        Measured on %s: %s.

        %d rounds of %d s each; the figures are medians. Latencies are those of accepted \
        requests. Processor time is that of a request, in microseconds; "others" is the share of the machine that programs took \
        which do not belong to the benchmark (above 12 %% the line is marked with *).

        """
            .formatted(
                LocalDate.now(ZoneOffset.UTC), conditions, options.rounds(), options.seconds()));
    text.append(builds(builds, databaseMemory)).append('\n').append(table(results));
    text.append('\n').append(overload(results));
    return text.toString();
  }

  /** A line for the impatient about one measurement. */
  static String progress(int round, Sample sample) {
    return line(
        "round %d %-18s %-5s %4d connections %,9.0f/s  p99 %s ms  errors %d  server %s µs"
            + "  PostgreSQL %s µs  others %.0f %%",
        round,
        sample.load().code(),
        sample.build(),
        sample.connections(),
        sample.perSecond(),
        millis(sample.latency().p99()),
        sample.errors(),
        micros(sample.serverMicros()),
        micros(sample.databaseMicros()),
        100 * sample.otherShare());
  }

  static String warmed(Warmup warmup) {
    return line(
        "%s at %,.0f/s: 95 %% of it after %.0f s, and %.0f %% in the window at 20 s.",
        warmup.isSteady() ? "Steady" : "Still growing",
        warmup.steadyPerSecond(),
        warmup.secondsUntilWarm(),
        100 * warmup.shareAt(20));
  }

  private static String builds(List<Build> builds, long databaseMemory) {
    var lines = new StringBuilder();
    lines.append(
        """
        | build | archive of classes | start, s | CPU to start, s | steady mix, req/s | 95 %% of it after, s | share of it after 20 s | MiB at start | MiB after the load |
        |---|---|---:|---:|---:|---:|---:|---:|---:|
        """
            .formatted());
    for (var build : builds) {
      lines.append(
          line(
              "| %s | %s | %.1f | %.1f | %,.0f%s | %.0f | %.0f %% | %d | %d |%n",
              build.name(),
              build.archive(),
              build.startSeconds(),
              build.startCpuSeconds(),
              build.warmup().steadyPerSecond(),
              build.warmup().isSteady() ? "" : " (still growing)",
              build.warmup().secondsUntilWarm(),
              100 * build.warmup().shareAt(20),
              build.memoryAtStart(),
              build.memoryAfterLoad()));
    }
    return lines
        .append(line("%nPostgreSQL has %d MiB after the load.%n", databaseMemory))
        .toString();
  }

  static String table(List<Sample> results) {
    var lines = new StringBuilder();
    lines.append(
        """
        | load | build | connections | req/s | p50, ms | p95, ms | p99, ms | errors | server, µs | PostgreSQL, µs | others |
        |---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
        """);
    for (var result : results) {
      lines.append(
          line(
              "| %s | %s | %d | %,.0f | %s | %s | %s | %d | %s | %s | %.0f %%%s |%n",
              result.load().code(),
              result.load().source() == Load.Source.SERVER ? result.build() : "limit",
              result.connections(),
              result.perSecond(),
              millis(result.latency().p50()),
              millis(result.latency().p95()),
              millis(result.latency().p99()),
              result.errors(),
              micros(result.serverMicros()),
              micros(result.databaseMicros()),
              100 * result.otherShare(),
              result.otherShare() > DISTURBED ? " *" : ""));
    }
    return lines.toString();
  }

  /** What orders get at 400 connections, where only 2xx and 503 with Retry-After are allowed. */
  static String overload(List<Sample> results) {
    return results.stream()
        .filter(result -> result.load() == Load.ORDER && result.connections() >= OVERLOAD)
        .map(Report::overload)
        .collect(Collectors.joining());
  }

  private static String overload(Sample result) {
    long others =
        result.statuses().entrySet().stream()
            .filter(status -> status.getKey() >= 300 && status.getKey() != 503)
            .mapToLong(Map.Entry::getValue)
            .sum();
    long answered = result.statuses().values().stream().mapToLong(Long::longValue).sum();
    long refused =
        result.statuses().entrySet().stream()
            .filter(status -> status.getKey() >= 300)
            .mapToLong(Map.Entry::getValue)
            .sum();
    long unanswered = Math.max(0, result.errors() - refused);
    var verdict =
        others == 0 && result.withoutRetryAfter() == 0 && unanswered == 0
            ? "Only 2xx and 503 with Retry-After, as promised"
            : line(
                "NOT as promised: %d answers are neither 2xx nor 503, %d answers 503 have no"
                    + " Retry-After, %d requests or connections failed without an answer",
                others, result.withoutRetryAfter(), unanswered);
    return line(
        "Orders at %d connections (%s): %d answers, by status %s. %s. p99 of the accepted: %s ms.%n",
        result.connections(),
        result.build(),
        answered,
        result.statuses(),
        verdict,
        millis(result.latency().p99()));
  }

  private static String millis(double millis) {
    return line(millis < 10 ? "%.2f" : "%,.0f", millis);
  }

  private static String micros(double micros) {
    return micros == 0 ? "–" : line("%,.0f", micros);
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
