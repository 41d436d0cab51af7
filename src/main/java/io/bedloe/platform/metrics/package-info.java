/**
 * Metrics in the text format of Prometheus. A package with something to measure implements {@link
 * io.bedloe.platform.metrics.CountedMetrics} or {@link io.bedloe.platform.metrics.StoredMetrics}.
 * {@code platform.telemetry} serves them at {@code /metrics}.
 */
@NullMarked
package io.bedloe.platform.metrics;

import org.jspecify.annotations.NullMarked;
