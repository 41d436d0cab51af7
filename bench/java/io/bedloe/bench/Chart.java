package io.bedloe.bench;

import java.util.List;
import java.util.Locale;

/**
 * A chart of results as SVG: for each load and number of connections a bar of the throughput, in
 * relation to the best of the load, and a line from p50 over p95 to p99 on a logarithmic scale.
 */
final class Chart {

  private static final int ROW = 18;
  private static final int GAP = 26;
  private static final int TOP = 40;
  private static final int NAMES = 190;
  private static final int BARS = 300;
  private static final int SCALE = 360;
  private static final int SCALE_AT = NAMES + BARS + 110;
  private static final int WIDTH = SCALE_AT + SCALE + 30;

  /** The scale goes from 0.01 ms to 100 s. */
  private static final double LEAST = -2;

  private static final double MOST = 5;

  private Chart() {}

  static String svg(List<Sample> results) {
    var body = new StringBuilder();
    int y = TOP;
    Load load = null;
    for (var result : results) {
      if (result.load() != load) {
        load = result.load();
        y += GAP;
        body.append(text(4, y - 6, "head", load.code() + ": " + load.title()));
      }
      body.append(row(result, best(results, load), y));
      y += ROW;
    }
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="12">
        <style>.head{font-weight:bold}.bar{fill:#4477aa}.limit{fill:#bbbbbb}.range{stroke:#222222;stroke-width:2}\
        .p50{fill:#228833}.p95{fill:#ee7733}.p99{fill:#cc3311}.grid{stroke:#dddddd}</style>
        <rect width="100%%" height="100%%" fill="#ffffff"/>
        %s%s%s</svg>
        """
        .formatted(WIDTH, y + 20, heading(), grid(y), body);
  }

  private static String heading() {
    return text(NAMES, 18, "head", "requests in a second")
        + text(SCALE_AT, 18, "head", "latency: p50 (green), p95 (orange), p99 (red)");
  }

  private static String grid(int bottom) {
    var lines = new StringBuilder();
    for (double exponent = LEAST; exponent <= MOST; exponent++) {
      double x = position(Math.pow(10, exponent));
      lines.append(
          format(
              "<line class=\"grid\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>%n",
              x, TOP, x, bottom));
      lines.append(text((int) x - 12, TOP - 4, "", label(exponent)));
    }
    return lines.toString();
  }

  private static String label(double exponent) {
    return exponent >= 3
        ? format("%.0f s", Math.pow(10, exponent - 3))
        : format(exponent < 0 ? "%.2f" : "%.0f ms", Math.pow(10, exponent));
  }

  private static String row(Sample result, double best, int y) {
    var name =
        result.load().source() == Load.Source.SERVER
            ? "%s, connections: %d".formatted(result.build(), result.connections())
            : "connections: %d".formatted(result.connections());
    var kind = result.load().source() == Load.Source.SERVER ? "bar" : "limit";
    int middle = y + ROW / 2;
    return text(12, y + 13, "", name)
        + format(
            "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n",
            kind, NAMES, y + 2, BARS * result.perSecond() / best, ROW - 4)
        + text(
            (int) (NAMES + BARS * result.perSecond() / best) + 5,
            y + 13,
            "",
            format("%,.0f", result.perSecond()))
        + format(
            "<line class=\"range\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>%n",
            position(result.latency().p50()), middle, position(result.latency().p99()), middle)
        + dot("p50", result.latency().p50(), middle)
        + dot("p95", result.latency().p95(), middle)
        + dot("p99", result.latency().p99(), middle);
  }

  private static String dot(String kind, double millis, int y) {
    return format(
        "<circle class=\"%s\" cx=\"%.1f\" cy=\"%d\" r=\"4\"><title>%s: %.2f ms</title></circle>%n",
        kind, position(millis), y, kind, millis);
  }

  private static double best(List<Sample> results, Load load) {
    return results.stream()
        .filter(result -> result.load() == load)
        .mapToDouble(Sample::perSecond)
        .max()
        .orElse(1);
  }

  /** Where a time stands on the scale; what is off the scale stands at its end. */
  static double position(double millis) {
    double exponent = millis <= 0 ? LEAST : Math.log10(millis);
    double within = Math.max(LEAST, Math.min(MOST, exponent));
    return SCALE_AT + SCALE * (within - LEAST) / (MOST - LEAST);
  }

  private static String text(int x, int y, String kind, String words) {
    var escaped = words.replace("&", "&amp;").replace("<", "&lt;");
    return format("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n", kind, x, y, escaped);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
