package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.ImportId;
import io.bedloe.commerce.imports.ImportReport;
import io.bedloe.commerce.imports.ImportReport.Failure;
import io.bedloe.commerce.imports.ImportReport.Warning;
import io.bedloe.commerce.imports.ImportStatus;
import io.bedloe.commerce.imports.data.Staging;
import io.bedloe.commerce.imports.model.Job;
import io.bedloe.commerce.imports.usecase.ProcessRows.Result;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.RequestRule;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.persistence.DatabaseFailure;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Ends imports: stores their result and publishes it. */
@Dependent
class EndImport {

  private static final Logger LOG = Logger.getLogger(EndImport.class.getName());

  private final Staging staging;
  private final FailImport failImport;
  private final ReadImport read;
  private final AuditTrail trail;
  private final Clock clock;

  @Inject
  EndImport(
      Staging staging, FailImport failImport, ReadImport read, AuditTrail trail, Clock clock) {
    this.staging = staging;
    this.failImport = failImport;
    this.read = read;
    this.trail = trail;
    this.clock = clock;
  }

  /** Returns the report of an import that has ended. */
  ImportReport report(ImportId importId, Caller caller) {
    return read.byId(importId, caller);
  }

  /**
   * Marks an import as succeeded, in one transaction with its entry in the audit trail.
   *
   * @param fingerprint identifies the request's content; null without an Idempotency-Key
   */
  @Transactional
  ImportReport finish(
      Job job, Result result, List<Warning> warnings, @Nullable String fingerprint) {
    var now = clock.instant();
    var tally = result.tally();
    var outcome = result.outcome();
    staging.finish(
        new ImportReport(
            job.id(),
            job.request().kind().code(),
            ImportStatus.SUCCEEDED,
            job.request().dryRun(),
            now,
            now,
            100,
            tally.rowsRead(),
            tally.rowsRead() - tally.refused(),
            tally.refused(),
            outcome.created(),
            outcome.updated(),
            outcome.unchanged(),
            warnings,
            List.of(),
            null,
            null),
        job.run().number(),
        fingerprint);
    var report = report(job.id(), job.caller());
    trail.record("import.run", Subject.of("import", job.id()), null, report.withoutRows());
    return report;
  }

  /** Marks an import as failed. */
  void fail(ImportId importId, RuntimeException failure) {
    try {
      boolean unused = failImport.fail(importId, toFailure(failure), null);
    } catch (RuntimeException second) {
      LOG.log(
          Level.WARNING,
          "the failure of the import " + importId + " could not be stored; a clean-up ends it",
          second);
    }
  }

  /** Returns the reason of a failure, as a text for the sender. */
  static Failure toFailure(RuntimeException failure) {
    var rejected =
        failure instanceof Rejected refusal ? refusal : DatabaseFailure.toRejected(failure);
    return rejected == null
        ? new Failure(
            RequestRule.INTERNAL_ERROR.code(),
            "An internal error occurred. The rows that were applied are complete and stay.")
        : new Failure(rejected.rule().code(), rejected.detail());
  }
}
