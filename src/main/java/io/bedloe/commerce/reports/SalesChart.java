package io.bedloe.commerce.reports;

import io.bedloe.commerce.reports.SalesQuery.Grouping;
import java.awt.Color;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Draws the net sales of one currency as bars, as vector graphics. */
final class SalesChart {

  /** More bars than these are too narrow for their labels. */
  static final int MOST_BARS = 40;

  private static final List<Grouping> TIMES =
      List.of(Grouping.DAY, Grouping.WEEK, Grouping.MONTH, Grouping.YEAR);
  private static final float HEIGHT = 130;
  private static final float LABELS = 24;
  private static final float AXIS = 80;
  private static final float SIZE = 7;

  /** Widths are added and subtracted as floats, so that the same width can differ by a rounding. */
  private static final float ROUNDING = 0.01f;

  private static final Color BAR = new Color(0x20, 0x60, 0xa0);
  private static final Color NEGATIVE = new Color(0xb0, 0x30, 0x30);

  private SalesChart() {}

  /** A bar; products and customers can have the same label. */
  record Bar(String label, BigDecimal net) {

    private Bar plus(Bar other) {
      return new Bar(label, net.add(other.net));
    }
  }

  /** Returns the net sales by currency, and in it by the key of the bars. */
  static Map<String, List<Bar>> bars(SalesReport report, Set<Grouping> keys) {
    var key = keyOfBars(keys);
    var charts = new TreeMap<String, Map<Object, Bar>>();
    for (var row : report.rows()) {
      var label = key == null ? "" : SalesTable.keyText(row, key);
      charts
          .computeIfAbsent(
              row.net().currency().getCurrencyCode(), currency -> new LinkedHashMap<>())
          .merge(
              identity(row, key, label),
              new Bar(label, new BigDecimal(row.net().amount())),
              Bar::plus);
    }
    var bars = new TreeMap<String, List<Bar>>();
    charts.forEach((currency, chart) -> bars.put(currency, List.copyOf(chart.values())));
    return bars;
  }

  private static Object identity(SalesReport.Row row, @Nullable Grouping key, String label) {
    if (key == Grouping.PRODUCT && row.product() != null) {
      return row.product().id();
    }
    if (key == Grouping.CUSTOMER && row.customer() != null) {
      return row.customer().id();
    }
    return label;
  }

  private static boolean isTime(@Nullable Grouping key) {
    return key != null && TIMES.contains(key);
  }

  /** Returns the finest time, or the first other key; null when the currency is the only one. */
  static @Nullable Grouping keyOfBars(Set<Grouping> keys) {
    return TIMES.stream()
        .filter(keys::contains)
        .findFirst()
        .orElseGet(
            () -> keys.stream().filter(key -> key != Grouping.CURRENCY).findFirst().orElse(null));
  }

  /** Draws a chart below what is drawn already. */
  static void draw(PdfPages pages, String currency, List<Bar> bars, Set<Grouping> keys)
      throws IOException {
    var key = keyOfBars(keys);
    var shown = shown(bars, isTime(key));
    pages.reserve(HEIGHT + LABELS + 38);
    var title = new StringBuilder("Net sales in ").append(currency);
    if (key != null) {
      title.append(" by ").append(key.code());
    }
    if (shown.size() < bars.size()) {
      title.append(" (the ").append(isTime(key) ? "last " : "largest ").append(shown.size());
      title.append(" of ").append(bars.size()).append(')');
    }
    pages.text(PdfPages.MARGIN, pages.down(14), 10, title.toString());
    float bottom = pages.down(HEIGHT + 14);
    drawBars(pages, shown, bottom);
    pages.down(LABELS);
  }

  private static List<Bar> shown(List<Bar> bars, boolean isTime) {
    var all = new ArrayList<>(bars);
    if (isTime) {
      all.sort(Comparator.comparing(Bar::label));
      return all.subList(Math.max(0, all.size() - MOST_BARS), all.size());
    }
    all.sort(Comparator.comparing(Bar::net).reversed());
    return all.subList(0, Math.min(MOST_BARS, all.size()));
  }

  private static void drawBars(PdfPages pages, List<Bar> bars, float bottom) throws IOException {
    var most = bars.stream().map(Bar::net).reduce(BigDecimal.ZERO, BigDecimal::max);
    var least = bars.stream().map(Bar::net).reduce(BigDecimal.ZERO, BigDecimal::min);
    double range = Math.max(most.subtract(least).doubleValue(), Double.MIN_NORMAL);
    float zero = bottom + (float) (-least.doubleValue() / range * HEIGHT);
    float left = PdfPages.MARGIN + AXIS;
    float right = PdfPages.WIDTH - PdfPages.MARGIN;
    label(pages, most, bottom + HEIGHT);
    if (least.signum() < 0 && zero - bottom > SIZE) {
      label(pages, least, bottom);
    }
    label(pages, BigDecimal.ZERO, zero);
    pages.line(left, zero, right, zero);
    float step = (right - left) / Math.max(bars.size(), 12);
    for (int i = 0; i < bars.size(); i++) {
      var bar = bars.get(i);
      float height = (float) (bar.net().doubleValue() / range * HEIGHT);
      float x = left + i * step;
      pages.fill(
          x + step * 0.1f,
          Math.min(zero, zero + height),
          step * 0.8f,
          Math.abs(height),
          height < 0 ? NEGATIVE : BAR);
      // Neighbouring labels have two lines, so that they do not overlap.
      pages.text(
          x,
          bottom - SIZE * (i % 2 == 0 ? 1.2f : 2.3f),
          SIZE,
          cut(pages, bar.label(), step * 1.9f));
    }
  }

  private static void label(PdfPages pages, BigDecimal value, float y) throws IOException {
    var text = value.toPlainString();
    float width = pages.width(text, SIZE);
    pages.text(PdfPages.MARGIN + AXIS - 4 - width, y - SIZE / 3, SIZE, text);
  }

  /** Returns the text, or its beginning that is not wider. */
  static String cut(PdfPages pages, String text, float width) throws IOException {
    var drawn = pages.drawable(text);
    if (pages.width(drawn, SIZE) <= width + ROUNDING) {
      return drawn;
    }
    int end = drawn.length();
    while (end > 0 && pages.width(drawn.substring(0, end) + "…", SIZE) > width) {
      end = drawn.offsetByCodePoints(end, -1);
    }
    return drawn.substring(0, end) + "…";
  }
}
