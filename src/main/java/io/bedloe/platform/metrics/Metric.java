package io.bedloe.platform.metrics;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A metric with its samples at one time.
 *
 * @param name the name, which begins with {@code bedloe_} and never changes
 * @param help a sentence for operators
 */
public record Metric(String name, Kind kind, String help, List<Sample> samples) {

  private static final Pattern NAME = Pattern.compile("bedloe_[a-z]+(_[a-z]+)*");
  private static final String COUNTER_SUFFIX = "_total";

  public Metric {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name of a metric: " + name);
    }
    if (name.endsWith(COUNTER_SUFFIX) != (kind == Kind.COUNTER)) {
      throw new IllegalArgumentException("counters, and no others, end with _total: " + name);
    }
    samples = List.copyOf(samples);
  }

  /** The kind of a metric. */
  public enum Kind {
    /** A value that goes up and down. */
    GAUGE,
    /** A number that only grows, and begins at zero with the server. */
    COUNTER
  }

  /**
   * A value, which is a number of things or of seconds.
   *
   * @param labels the names and values of the labels; values are of a small set
   */
  public record Sample(Map<String, String> labels, long value) {

    public Sample {
      labels = Map.copyOf(labels);
    }

    public static Sample of(long value) {
      return new Sample(Map.of(), value);
    }

    public static Sample of(String label, String labelValue, long value) {
      return new Sample(Map.of(label, labelValue), value);
    }
  }

  /** Returns a gauge. */
  public static Metric gauge(String name, String help, List<Sample> samples) {
    return new Metric(name, Kind.GAUGE, help, samples);
  }

  /** Returns a gauge with one sample. */
  public static Metric gauge(String name, String help, long value) {
    return gauge(name, help, List.of(Sample.of(value)));
  }

  /** Returns a counter. */
  public static Metric counter(String name, String help, List<Sample> samples) {
    return new Metric(name, Kind.COUNTER, help, samples);
  }

  /** Returns a counter with one sample. */
  public static Metric counter(String name, String help, long value) {
    return counter(name, help, List.of(Sample.of(value)));
  }
}
