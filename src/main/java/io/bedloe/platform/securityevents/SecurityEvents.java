package io.bedloe.platform.securityevents;

import io.bedloe.kernel.AccountId;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.http.RequestId;
import io.bedloe.platform.metrics.CountedMetrics;
import io.bedloe.platform.metrics.Metric;
import io.bedloe.platform.ratelimit.RateLimits;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Records security events. Each event is counted. It is also logged, and written to the audit trail
 * when it concerns an account, unless its source has caused too many in the last minute.
 *
 * <p>The audit row is written in the background, in a transaction of its own. The methods can
 * therefore be called within a transaction that is rolled back later, they hold no second
 * connection, and the response time does not show whether there is an account.
 */
@ApplicationScoped
public class SecurityEvents implements CountedMetrics {

  private static final Logger LOG = Logger.getLogger(SecurityEvents.class.getName());
  private static final String LIMIT = "security-events/";

  /** The queue holds a few seconds of inserts; rows are dropped when the database is slower. */
  private static final int MOST_WAITING = 500;

  private final RateLimits limits;
  private final Settings settings;
  private final AuditTrail trail;
  private final Map<SecurityEvent, Counter> counters = new EnumMap<>(SecurityEvent.class);
  private final Semaphore waiting = new Semaphore(MOST_WAITING);

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedExecutorService executor;

  private static final class Counter {
    private final LongAdder seen = new LongAdder();
    private final LongAdder suppressed = new LongAdder();
  }

  /**
   * The number of occurrences of an event on this server since it started.
   *
   * @param event the name of the event
   * @param count the number of occurrences
   * @param suppressed the number of occurrences that were neither logged nor written to the audit
   *     trail
   */
  @Schema(description = "The counter of one kind of security event.")
  public record Count(
      @Schema(description = "The name of the event.", examples = "authn_login_fail") String event,
      @Schema(description = "The number of events since the server started.", examples = "3")
          long count,
      @Schema(
              description =
                  "The number of events that were not logged, because their source had sent too many.",
              examples = "0")
          long suppressed) {}

  @Inject
  public SecurityEvents(RateLimits limits, Settings settings, AuditTrail trail) {
    this.limits = limits;
    this.settings = settings;
    this.trail = trail;
    Arrays.stream(SecurityEvent.values()).forEach(event -> counters.put(event, new Counter()));
  }

  /**
   * Records an event that concerns no account.
   *
   * @param source the address that caused the event
   * @param reason why the request was refused, such as the code of a rule: a constant, never text
   *     of the request
   * @return whether it was logged; false when the source has caused too many
   */
  public boolean record(SecurityEvent event, String source, String reason) {
    return record(event, source, reason, Optional::empty);
  }

  /** Records an event that concerns an account. */
  public boolean record(SecurityEvent event, String source, String reason, AccountId account) {
    return record(event, source, reason, () -> Optional.of(account));
  }

  /** Records an event that concerns an account and that has another audit row already. */
  public boolean recordWithoutAuditRow(
      SecurityEvent event, String source, String reason, AccountId account) {
    return log(event, source, reason, () -> Optional.of(account)).isPresent();
  }

  /**
   * Records an event that may concern an account.
   *
   * @param account is only called when the event is logged
   */
  public boolean record(
      SecurityEvent event, String source, String reason, Supplier<Optional<AccountId>> account) {
    var logged = log(event, source, reason, account);
    logged
        .flatMap(found -> found)
        .ifPresent(user -> writeInBackground(event, user, details(source, reason)));
    return logged.isPresent();
  }

  /**
   * Counts the event, and logs it within the limits.
   *
   * @return the account that it concerns, if any; empty when the event was not logged
   */
  private Optional<Optional<AccountId>> log(
      SecurityEvent event, String source, String reason, Supplier<Optional<AccountId>> account) {
    var counter = Objects.requireNonNull(counters.get(event));
    counter.seen.increment();
    if (!isWithinLimits(event, source)) {
      counter.suppressed.increment();
      return Optional.empty();
    }
    var id = account.get();
    LOG.log(
        Level.WARNING,
        "Security event {0}: source={1} reason={2} account={3} count={4} suppressed={5}",
        new Object[] {
          event.code(),
          source,
          reason,
          id.map(AccountId::toString).orElse("-"),
          Long.toString(counter.seen.sum()),
          Long.toString(counter.suppressed.sum())
        });
    return Optional.of(id);
  }

  /** Returns the number of occurrences of each event on this server since it started. */
  public List<Count> counts() {
    return counters.entrySet().stream()
        .map(
            entry ->
                new Count(
                    entry.getKey().code(),
                    entry.getValue().seen.sum(),
                    entry.getValue().suppressed.sum()))
        .toList();
  }

  @Override
  public List<Metric> read() {
    return List.of(
        Metric.counter(
            "bedloe_security_events_total",
            "Security events by their name.",
            counts().stream()
                .map(count -> Metric.Sample.of("event", count.event(), count.count()))
                .toList()));
  }

  private boolean isWithinLimits(SecurityEvent event, String source) {
    return limits
            .consume(
                LIMIT + event.code() + "/" + source, settings.get(SecurityEventSettings.PER_SOURCE))
            .allowed()
        && limits.consume(LIMIT, settings.get(SecurityEventSettings.PER_SERVER)).allowed();
  }

  private static Map<String, String> details(String source, String reason) {
    var details = new LinkedHashMap<String, String>();
    details.put("source", source);
    details.put("reason", reason);
    var request = RequestId.current();
    if (request != null) {
      details.put("requestId", request);
    }
    return details;
  }

  private void writeInBackground(
      SecurityEvent event, AccountId account, Map<String, String> details) {
    if (!waiting.tryAcquire()) {
      LOG.log(
          Level.WARNING,
          "The audit row of a {0} event was dropped, because the queue is full",
          event.code());
      return;
    }
    try {
      executor.execute(
          () -> {
            try {
              write(event, account, details);
            } finally {
              waiting.release();
            }
          });
    } catch (RejectedExecutionException stopping) {
      waiting.release();
      LOG.log(
          Level.WARNING,
          "The audit row of a {0} event was dropped: {1}",
          new Object[] {event.code(), stopping});
    }
  }

  private void write(SecurityEvent event, AccountId account, @Nullable Object details) {
    try {
      trail.record(event.code(), Subject.of("user", account), null, details);
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "The audit row of a " + event.code() + " was not written", failure);
    }
  }
}
