package io.bedloe.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/** Summarizes the samples of all rounds. */
final class Results {

  private record Key(Load load, int connections, String build) {}

  private Results() {}

  /**
   * Returns a sample for each build, load and number of connections, in the order of the loads,
   * then of the connections, then of the builds. Its figures are medians; requests, errors and
   * statuses are those of all samples together.
   */
  static List<Sample> of(Collection<Sample> samples) {
    var groups = new LinkedHashMap<Key, List<Sample>>();
    for (var sample : samples) {
      groups
          .computeIfAbsent(
              new Key(sample.load(), sample.connections(), sample.build()),
              key -> new ArrayList<>())
          .add(sample);
    }
    var results = new ArrayList<Sample>();
    groups.forEach((key, group) -> results.add(median(key, group)));
    results.sort(Comparator.comparing(Sample::load).thenComparing(Sample::connections));
    return results;
  }

  private static Sample median(Key key, List<Sample> samples) {
    var statuses = new TreeMap<Integer, Long>();
    for (var sample : samples) {
      sample.statuses().forEach((status, count) -> statuses.merge(status, count, Long::sum));
    }
    return new Sample(
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
