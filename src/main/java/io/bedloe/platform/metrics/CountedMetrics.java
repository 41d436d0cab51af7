package io.bedloe.platform.metrics;

import java.util.List;

/** Metrics that this server has in memory. Each request for metrics reads them. */
public interface CountedMetrics {

  /** Returns the metrics as they are now; neither waits nor fails. */
  List<Metric> read();
}
