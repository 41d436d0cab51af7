package io.bedloe.platform.errors;

import io.bedloe.platform.config.PlatformSettings;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.metrics.CountedMetrics;
import io.bedloe.platform.metrics.Metric;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Counts errors that a person has to look at, and reports them to Sentry, on a thread of its own.
 * Without a DSN they are only counted, and no class of Sentry is loaded.
 */
@ApplicationScoped
public class ErrorReports implements CountedMetrics {

  private static final Logger LOG = Logger.getLogger(ErrorReports.class.getName());

  private final @Nullable String dsn;
  private final String environment;
  private final LongAdder errors = new LongAdder();
  private final AtomicReference<@Nullable SentryReports> sentry = new AtomicReference<>();
  private volatile boolean isClosed;

  @Inject
  public ErrorReports(Settings settings) {
    this(
        settings.isSet(ErrorSettings.DSN) ? settings.get(ErrorSettings.DSN).reveal() : null,
        settings.get(PlatformSettings.PROFILE).name().toLowerCase(Locale.ROOT));
  }

  /** Reports to the project of a DSN; null reports nothing. */
  ErrorReports(@Nullable String dsn, String environment) {
    this.dsn = dsn;
    this.environment = environment;
  }

  /** Reports nothing. */
  public static ErrorReports none() {
    return new ErrorReports(null, "");
  }

  /**
   * Reports an error. A failure of the report is logged, and is no failure of the caller.
   *
   * @param tags ids and names that help to find the error in the log, without personal data
   */
  public void report(Throwable failure, Map<String, String> tags) {
    errors.increment();
    if (dsn == null || isClosed) {
      return;
    }
    try {
      connected(dsn).send(failure, tags);
    } catch (RuntimeException unusable) {
      LOG.log(Level.WARNING, "An error could not be reported to Sentry", unusable);
    }
  }

  @Override
  public List<Metric> read() {
    return List.of(
        Metric.counter(
            "bedloe_unexpected_errors_total",
            "Unexpected errors: requests that were answered with status 500, and jobs that have failed"
                + " for good.",
            errors.sum()));
  }

  private synchronized SentryReports connected(String address) {
    var existing = sentry.get();
    if (existing != null) {
      return existing;
    }
    var created = new SentryReports(address, environment);
    sentry.set(created);
    return created;
  }

  /** Sends what waits, for two seconds at most. */
  @PreDestroy
  void close() {
    isClosed = true;
    var existing = sentry.getAndSet(null);
    if (existing != null) {
      existing.close();
    }
  }
}
