package io.bedloe.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeInstance;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LatestMetricsTest {

  private static final Duration NO_PATIENCE = Duration.ZERO;

  private final AtomicLong nanoTime = new AtomicLong();
  private final AtomicLong readings = new AtomicLong();
  private final Deque<Runnable> threads = new ArrayDeque<>();
  private boolean isBroken;

  private final LatestMetrics latest =
      new LatestMetrics(
          this::readDatabase,
          FakeInstance.of(() -> List.of(Metric.counter("bedloe_counted_total", "Counted.", 7))),
          nanoTime::get);

  private List<Metric> readDatabase() {
    if (isBroken) {
      throw new IllegalStateException("the database is away");
    }
    return List.of(Metric.gauge("bedloe_stored", "Stored.", readings.incrementAndGet()));
  }

  private String read() {
    return PrometheusText.of(latest.read(Runnable::run, NO_PATIENCE));
  }

  private void pass(Duration time) {
    nanoTime.addAndGet(time.toNanos());
  }

  @Test
  void metricsOfMemoryAndOfTheDatabaseAreReturned() {
    assertThat(read())
        .contains("\nbedloe_counted_total 7\n", "\nbedloe_stored 1\n")
        .contains("\nbedloe_metrics_database_up 1\n");
  }

  @Test
  void theDatabaseIsReadAtMostOnceInAnInterval() {
    read();
    pass(LatestMetrics.INTERVAL.minusNanos(1));
    assertThat(read()).contains("bedloe_stored 1\n");
    pass(Duration.ofNanos(1));
    assertThat(read()).contains("bedloe_stored 2\n");
  }

  @Test
  void whileAReadingHangsNobodyWaitsForItAndNoOtherBegins() {
    var first = latest.read(threads::add, NO_PATIENCE);
    pass(LatestMetrics.INTERVAL.multipliedBy(10));
    latest.read(threads::add, NO_PATIENCE);

    assertThat(threads).hasSize(1);
    assertThat(PrometheusText.of(first))
        .contains("bedloe_counted_total 7\n", "bedloe_metrics_database_up 0\n")
        .doesNotContain("bedloe_stored");
    threads.remove().run();
    pass(LatestMetrics.INTERVAL);
    assertThat(read()).contains("bedloe_stored 2\n");
  }

  @Test
  void aFailureIsCountedAndIsTriedAgainAfterTheInterval() {
    isBroken = true;
    assertThat(read())
        .contains("bedloe_metrics_database_up 0\n", "bedloe_metrics_failures_total 1\n");
    read();
    isBroken = false;
    assertThat(read()).contains("bedloe_metrics_failures_total 1\n");
    pass(LatestMetrics.INTERVAL);
    assertThat(read()).contains("bedloe_metrics_database_up 1\n", "bedloe_stored 1\n");
  }

  @Test
  void aServerThatStopsHasNoMetricsOfTheDatabase() {
    var metrics =
        latest.read(
            task -> {
              throw new RejectedExecutionException("the server stops");
            },
            NO_PATIENCE);
    assertThat(PrometheusText.of(metrics)).contains("bedloe_metrics_database_up 0\n");
  }
}
