package io.bedloe.platform.metrics;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes metrics in the text format 0.0.4 of Prometheus. */
public final class PrometheusText {

  /** The media type of the format. */
  public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private PrometheusText() {}

  /** Returns the text of the metrics, in their order. */
  public static String of(List<Metric> metrics) {
    var text = new StringBuilder();
    for (var metric : metrics) {
      text.append("# HELP ").append(metric.name()).append(' ');
      text.append(metric.help().replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
      text.append("# TYPE ").append(metric.name()).append(' ');
      text.append(metric.kind().name().toLowerCase(Locale.ROOT)).append('\n');
      for (var sample : metric.samples()) {
        text.append(metric.name()).append(labels(sample)).append(' ');
        text.append(sample.value()).append('\n');
      }
    }
    return text.toString();
  }

  private static String labels(Metric.Sample sample) {
    if (sample.labels().isEmpty()) {
      return "";
    }
    return new TreeMap<>(sample.labels())
        .entrySet().stream()
            .map(label -> "%s=\"%s\"".formatted(label.getKey(), escaped(label.getValue())))
            .collect(Collectors.joining(",", "{", "}"));
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
