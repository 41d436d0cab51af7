package io.bedloe.platform.metrics;

import java.util.List;

/**
 * Metrics that a query of the database computes. They are the same on each server. They are read at
 * most once in {@link LatestMetrics#INTERVAL}, by queries that use indexes.
 */
public interface StoredMetrics {

  /** Reads the metrics within the current transaction, which has a time limit. */
  List<Metric> read();
}
