package io.bedloe.platform.metrics;

import io.bedloe.platform.threads.BackgroundThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of this server. Those of the database are read by a thread of their own, at most once
 * in {@link #INTERVAL}, and only when somebody asks. Nobody waits for them longer than {@link
 * #PATIENCE}.
 */
@ApplicationScoped
public class LatestMetrics {

  /** The usual interval of scrapes; several scrapers cost the database no more than one. */
  public static final Duration INTERVAL = Duration.ofSeconds(15);

  /** A request for metrics waits so long for the database, and then goes without. */
  static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final Logger LOG = Logger.getLogger(LatestMetrics.class.getName());

  private final Supplier<List<Metric>> stored;
  private final Instance<CountedMetrics> counted;
  private final LongSupplier nanoTime;
  private final AtomicReference<@Nullable Reading> latest = new AtomicReference<>();
  private final LongAdder failures = new LongAdder();

  @Inject
  @SuppressWarnings("NullAway.Init")
  private BackgroundThreads threads;

  /**
   * One reading of the database.
   *
   * @param metrics completes with the metrics; null after a failure
   */
  private record Reading(long startedAt, CompletableFuture<@Nullable List<Metric>> metrics) {}

  @Inject
  public LatestMetrics(ReadStoredMetrics stored, @Any Instance<CountedMetrics> counted) {
    this(stored::read, counted, System::nanoTime);
  }

  LatestMetrics(
      Supplier<List<Metric>> stored, Instance<CountedMetrics> counted, LongSupplier nanoTime) {
    this.stored = stored;
    this.counted = counted;
    this.nanoTime = nanoTime;
  }

  /** Returns the metrics; those of the database are missing while it does not respond. */
  public List<Metric> read() {
    return read(threads, PATIENCE);
  }

  List<Metric> read(Executor executor, Duration patience) {
    var fromDatabase = await(current(executor), patience);
    var all = new ArrayList<Metric>();
    counted.forEach(source -> all.addAll(source.read()));
    all.add(
        Metric.gauge(
            "bedloe_metrics_database_up",
            "1 when the metrics of the database could be read, 0 otherwise.",
            fromDatabase == null ? 0 : 1));
    all.add(
        Metric.counter(
            "bedloe_metrics_failures_total",
            "Readings of the metrics of the database that have failed.",
            failures.sum()));
    if (fromDatabase != null) {
      all.addAll(fromDatabase);
    }
    return all;
  }

  /** Returns the last reading while it is young or not over, and begins one otherwise. */
  private CompletableFuture<@Nullable List<Metric>> current(Executor executor) {
    long now = nanoTime.getAsLong();
    var last = latest.get();
    if (last != null && (!last.metrics().isDone() || now - last.startedAt() < INTERVAL.toNanos())) {
      return last.metrics();
    }
    var next = new Reading(now, new CompletableFuture<>());
    if (!latest.compareAndSet(last, next)) {
      var begun = latest.get();
      return begun == null ? next.metrics() : begun.metrics();
    }
    try {
      executor.execute(() -> next.metrics().complete(readStored()));
    } catch (RejectedExecutionException stopping) {
      next.metrics().complete(null);
    }
    return next.metrics();
  }

  private @Nullable List<Metric> readStored() {
    try {
      return stored.get();
    } catch (RuntimeException failure) {
      failures.increment();
      LOG.log(Level.WARNING, "The metrics of the database could not be read", failure);
      return null;
    }
  }

  private static @Nullable List<Metric> await(
      CompletableFuture<@Nullable List<Metric>> reading, Duration patience) {
    try {
      return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      return null;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return null;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("a reading completes also after a failure", impossible);
    }
  }
}
