package io.bedloe.bench;

import java.util.Arrays;

/**
 * Latencies in milliseconds.
 *
 * @param p50 half of all requests took at most this long
 * @param p95 95 of 100 requests took at most this long
 * @param p99 99 of 100 requests took at most this long
 */
record Percentiles(double p50, double p95, double p99) {

  /** Returns the percentiles of times, by the nearest rank; zeros when there is no time. */
  static Percentiles of(double... millis) {
    var sorted = millis.clone();
    Arrays.sort(sorted);
    return new Percentiles(rank(sorted, 0.50), rank(sorted, 0.95), rank(sorted, 0.99));
  }

  private static double rank(double[] sorted, double share) {
    if (sorted.length == 0) {
      return 0;
    }
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(1, rank) - 1];
  }
}
