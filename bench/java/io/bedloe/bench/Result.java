package io.bedloe.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The medians of the samples of one load at one number of connections.
 *
 * @param errors of all samples together
 * @param statuses of all samples together
 */
record Result(
    String build,
    Load load,
    int connections,
    double perSecond,
    Percentiles latency,
    long requests,
    long errors,
    Map<Integer, Long> statuses,
    long withoutRetryAfter,
    double serverMicros,
    double databaseMicros,
    double otherShare) {

  private record Key(Load load, int connections, String build) {}

  /** Returns the results in the order of the loads, then of the connections, then of the builds. */
  static List<Result> of(Collection<Sample> samples) {
    var groups = new LinkedHashMap<Key, List<Sample>>();
    for (var sample : samples) {
      groups
          .computeIfAbsent(
              new Key(sample.load(), sample.connections(), sample.build()),
              key -> new ArrayList<>())
          .add(sample);
    }
    var results = new ArrayList<Result>();
    groups.forEach((key, group) -> results.add(median(key, group)));
    results.sort(Comparator.comparing(Result::load).thenComparing(Result::connections));
    return results;
  }

  private static Result median(Key key, List<Sample> samples) {
    var statuses = new TreeMap<Integer, Long>();
    for (var sample : samples) {
      sample.statuses().forEach((status, count) -> statuses.merge(status, count, Long::sum));
    }
    return new Result(
        key.build(),
        key.load(),
        key.connections(),
        Median.of(samples, Sample::perSecond),
        new Percentiles(
            Median.of(samples, sample -> sample.latency().p50()),
            Median.of(samples, sample -> sample.latency().p95()),
            Median.of(samples, sample -> sample.latency().p99())),
        samples.stream().mapToLong(Sample::requests).sum(),
        samples.stream().mapToLong(Sample::errors).sum(),
        statuses,
        samples.stream().mapToLong(Sample::withoutRetryAfter).sum(),
        Median.of(samples, Sample::serverMicros),
        Median.of(samples, Sample::databaseMicros),
        Median.of(samples, Sample::otherShare));
  }
}
