package io.bedloe.bench;

import java.util.List;

/**
 * The throughput of a server that has just started, window by window.
 *
 * @param windows the windows, the first one first
 */
record Warmup(List<Window> windows) {

  /** Short enough to see the first 20 seconds, long enough that its start does not count. */
  static final int WINDOW_SECONDS = 4;

  /** The windows that are compared: the last ones with those before them. */
  private static final int COMPARED = 4;

  /** How far the throughput may grow between the two and count as steady. */
  private static final double GROWTH = 0.03;

  /** The share of the steady throughput from which a server counts as warm. */
  private static final double WARM = 0.95;

  /** A part of the time. */
  record Window(double seconds, long requests) {
    double perSecond() {
      return requests / seconds;
    }
  }

  /** Returns whether the throughput has stopped growing. */
  boolean isSteady() {
    int all = windows.size();
    return all >= 2 * COMPARED
        && mean(all - COMPARED, all) <= mean(all - 2 * COMPARED, all - COMPARED) * (1 + GROWTH);
  }

  /** The throughput of the last windows. */
  double steadyPerSecond() {
    return mean(Math.max(0, windows.size() - COMPARED), windows.size());
  }

  /** When the throughput reached 95 % of the steady one for the first time. */
  double secondsUntilWarm() {
    double seconds = 0;
    for (var window : windows) {
      seconds += window.seconds();
      if (window.perSecond() >= steadyPerSecond() * WARM) {
        break;
      }
    }
    return seconds;
  }

  /** The throughput in the window that contains a moment, as a share of the steady one. */
  double shareAt(double moment) {
    double end = 0;
    for (var window : windows) {
      end += window.seconds();
      if (end >= moment) {
        return window.perSecond() / steadyPerSecond();
      }
    }
    return 1;
  }

  private double mean(int from, int to) {
    var part = windows.subList(from, to);
    double seconds = part.stream().mapToDouble(Window::seconds).sum();
    return part.stream().mapToLong(Window::requests).sum() / seconds;
  }
}
