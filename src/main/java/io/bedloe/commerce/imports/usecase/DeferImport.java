package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.ImportId;
import io.bedloe.commerce.imports.ImportRule;
import io.bedloe.commerce.imports.ImportSettings;
import io.bedloe.commerce.imports.data.BackgroundImports;
import io.bedloe.commerce.imports.model.Deferred;
import io.bedloe.commerce.imports.model.Job;
import io.bedloe.commerce.imports.model.Upload;
import io.bedloe.commerce.imports.model.Warnings;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leaves an import whose rows are staged to a background job. */
@Dependent
public class DeferImport {

  /** The longest time of an attempt; a file of 1 GB takes less than an hour. */
  private static final Duration TIMEOUT = Duration.ofHours(6);

  /** Five retries in 45 minutes, for a database or servers that are restarted. */
  static final List<Duration> RETRIES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30));

  /** The jobs that import staged rows. */
  public static final JobType<Task> TYPE =
      JobType.of("import", Task.class, Lane.BULK)
          .withRetries(new RetryPolicy(RETRIES))
          .withTimeout(TIMEOUT);

  private final Sql sql;
  private final BackgroundImports background;
  private final Jobs jobs;
  private final StoredCallers callers;
  private final Settings settings;

  @Inject
  DeferImport(
      Sql sql, BackgroundImports background, Jobs jobs, StoredCallers callers, Settings settings) {
    this.sql = sql;
    this.background = background;
    this.jobs = jobs;
    this.callers = callers;
    this.settings = settings;
  }

  /** The payload. What the import may do is not part of it, because payloads can be edited. */
  public record Task(ImportId importId) {}

  /** Returns whether a job imports a file of a size. The server leaves none of its own to jobs. */
  boolean isWanted(Upload upload, long size, Caller caller) {
    return upload.isAsync()
        || (!caller.equals(Caller.SYSTEM) && size > settings.get(ImportSettings.SYNC_MAX_BYTES));
  }

  /** Refuses an import of an account that has too many of them in the background. */
  void mustBeFew(AccountId account) {
    int most = settings.get(ImportSettings.MAX_QUEUED);
    if (background.unfinished(account) >= most) {
      throw Rejected.because(
          ImportRule.TOO_MANY_IMPORTS,
          "Your account can have %d imports in the background. Wait until one has ended, or cancel"
                  .formatted(most)
              + " one.");
    }
  }

  /**
   * Enqueues the job. The imports of one account run one after the other, so that they do not hold
   * up those of others.
   *
   * @param fingerprint identifies the request's content; null without an Idempotency-Key
   */
  @Transactional
  void defer(Job job, Upload upload, Warnings warnings, @Nullable String fingerprint) {
    var account = job.caller().id();
    sql.advisoryLock("imports.actor=" + account);
    mustBeFew(account);
    var jobId =
        jobs.enqueue(TYPE, new Task(job.id()), JobOptions.NONE.inGroup("imports/" + account));
    var deferred =
        new Deferred(
            upload.parameters(),
            job.request().separator(),
            job.header().names(),
            callers.current());
    if (!background.defer(job.id(), jobId, deferred, warnings.list(), fingerprint)) {
      throw Rejected.because(
          ImportRule.IMPORT_CONFLICT,
          "The import was cancelled, or its upload was too slow. Nothing of it was imported.");
    }
  }
}
