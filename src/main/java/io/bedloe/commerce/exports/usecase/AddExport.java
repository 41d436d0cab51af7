package io.bedloe.commerce.exports.usecase;

import io.bedloe.commerce.exports.ExportId;
import io.bedloe.commerce.exports.ExportRule;
import io.bedloe.commerce.exports.ExportSettings;
import io.bedloe.commerce.exports.ExportView;
import io.bedloe.commerce.exports.data.Exports;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.jobs.JobOptions;
import io.bedloe.platform.jobs.JobType;
import io.bedloe.platform.jobs.Jobs;
import io.bedloe.platform.jobs.Lane;
import io.bedloe.platform.jobs.RetryPolicy;
import io.bedloe.platform.persistence.Sql;
import io.bedloe.platform.security.StoredCallers;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Stores an export and enqueues its job. The exports of one account run one after the other. */
@Dependent
public class AddExport {

  /** Three retries within six minutes, for a database or servers that are restarted. */
  static final List<Duration> RETRIES =
      List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(5));

  private static final Duration DAY = Duration.ofDays(1);

  /** A client that discards an export does not need longer. */
  private static final Duration SOON = Duration.ofMinutes(1);

  /** The jobs that write files. */
  public static final JobType<Task> TYPE =
      JobType.of("export", Task.class, Lane.BULK)
          .withRetries(new RetryPolicy(RETRIES))
          .withTimeout(Duration.ofHours(2));

  private final Sql sql;
  private final Exports exports;
  private final Jobs jobs;
  private final StoredCallers callers;
  private final Settings settings;
  private final AuditTrail trail;

  @Inject
  AddExport(
      Sql sql,
      Exports exports,
      Jobs jobs,
      StoredCallers callers,
      Settings settings,
      AuditTrail trail) {
    this.sql = sql;
    this.exports = exports;
    this.jobs = jobs;
    this.callers = callers;
    this.settings = settings;
    this.trail = trail;
  }

  /** The payload. What the export may read is not part of it, because payloads can be edited. */
  public record Task(ExportId exportId) {}

  @Transactional
  void add(ExportView export, Caller caller) {
    sql.advisoryLock("exports.actor=" + caller.id());
    mustBeFew(caller.id(), export.createdAt());
    var job =
        jobs.enqueue(
            TYPE, new Task(export.id()), JobOptions.NONE.inGroup("exports/" + caller.id()));
    exports.add(export, job, caller, callers.current());
    trail.record("export.request", Subject.of("export", export.id()), null, export);
  }

  private void mustBeFew(AccountId account, Instant now) {
    int most = settings.get(ExportSettings.MAX_PER_ACCOUNT);
    if (exports.kept(account) >= most) {
      throw tooMany(
          "Your account can have %d exports. Discard one, or wait until one has expired."
              .formatted(most),
          SOON);
    }
    int daily = settings.get(ExportSettings.MAX_PER_DAY);
    var next = exports.firstOfLatest(account, daily).map(first -> first.plus(DAY)).orElse(now);
    if (next.isAfter(now)) {
      throw tooMany(
          "Your account can request %d exports within a day, also counted those that have failed or"
                  .formatted(daily)
              + " were discarded. Request the next one after %s.".formatted(next),
          Duration.between(now, next).plusSeconds(1));
    }
  }

  private static Rejected tooMany(String detail, Duration wait) {
    return Rejected.because(ExportRule.TOO_MANY_EXPORTS, detail)
        .with("retryAfterSeconds", wait.toSeconds());
  }
}
