package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.ImportId;
import io.bedloe.commerce.imports.ImportRule;
import io.bedloe.commerce.imports.data.BackgroundImports;
import io.bedloe.commerce.imports.data.BackgroundImports.Ended;
import io.bedloe.commerce.imports.data.BackgroundImports.Resumed;
import io.bedloe.commerce.imports.data.Staging;
import io.bedloe.commerce.imports.model.Header;
import io.bedloe.commerce.imports.model.Job;
import io.bedloe.commerce.imports.model.Job.Run;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.errors.ErrorReports;
import io.bedloe.platform.jobs.JobRun;
import io.bedloe.platform.jobs.PermanentFailure;
import io.bedloe.platform.persistence.DatabaseFailure;
import io.bedloe.platform.persistence.PersistenceRule;
import io.bedloe.platform.security.StoredCallers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Imports staged rows in a background job, with the rights that the sender has by then. It
 * continues after the last row that an earlier attempt has applied.
 */
@ApplicationScoped
public class ContinueImport {

  private static final Logger LOG = Logger.getLogger(ContinueImport.class.getName());

  private final BackgroundImports background;
  private final Staging staging;
  private final StoredCallers callers;
  private final ProcessRows rows;
  private final EndImport end;
  private final FailImport failImport;
  private final ErrorReports errors;

  @Inject
  ContinueImport(
      BackgroundImports background,
      Staging staging,
      StoredCallers callers,
      ProcessRows rows,
      EndImport end,
      FailImport failImport,
      ErrorReports errors) {
    this.background = background;
    this.staging = staging;
    this.callers = callers;
    this.rows = rows;
    this.end = end;
    this.failImport = failImport;
    this.errors = errors;
  }

  /** Imports what is left; refuses an import that has failed by itself. */
  public void run(ImportId importId, JobRun attempt) {
    var found = background.resume(importId);
    if (found.isEmpty()) {
      mustHaveDoneItsWork(importId);
      return;
    }
    var resumed = found.get();
    try {
      process(importId, resumed, attempt);
    } catch (RuntimeException failure) {
      if (!isFinal(failure, attempt)) {
        background.waitForNextRun(importId, resumed.run());
        throw failure;
      }
      // The job has done what it can, and the sender reads the reason. A dead letter could not be
      // replayed, because the staged rows are deleted.
      var reason = EndImport.toFailure(failure);
      attempt.succeed(() -> failImport.fail(importId, reason, resumed.run()));
      if (!(failure instanceof Rejected)) {
        report(failure, importId, attempt);
      }
    }
  }

  /**
   * Refuses a job that somebody has replayed after its import has failed or was deleted: the job
   * does nothing, and stays a dead letter. A cancellation by the sender is no failure of the job.
   */
  private void mustHaveDoneItsWork(ImportId importId) {
    var ended = background.ended(importId);
    var failure = ended.map(Ended::failure);
    boolean isDone =
        ended.isPresent() && failure.map(ImportRule.IMPORT_CANCELLED.code()::equals).orElse(true);
    if (!isDone) {
      throw new PermanentFailure(
          "the import has ended: " + failure.orElse("it is old and was deleted"));
    }
  }

  private void report(RuntimeException failure, ImportId importId, JobRun attempt) {
    LOG.log(Level.SEVERE, failure, () -> "the import " + importId + " failed for good");
    errors.report(
        failure, Map.of("job", attempt.id().toString(), "job.type", DeferImport.TYPE.name()));
  }

  /** A refusal stays one in the next attempt; a database that was away comes back. */
  private static boolean isFinal(RuntimeException failure, JobRun attempt) {
    if (attempt.isStopped()) {
      return false;
    }
    boolean isTransient =
        DatabaseFailure.toRejected(failure) != null
            || !(failure instanceof Rejected refusal)
            || refusal.rule() instanceof PersistenceRule;
    return !isTransient || attempt.attempt() > DeferImport.RETRIES.size();
  }

  private void process(ImportId importId, Resumed resumed, JobRun attempt) {
    var request = resumed.deferred().request();
    var header = Header.of(resumed.deferred().header(), request);
    var run = new Run(resumed.run(), attempt::isStopped);
    if (!resumed.isChecked()) {
      asSender(
          resumed,
          caller -> {
            var job = new Job(importId, request, header, caller, run);
            rows.mustBeAllowed(request, caller);
            rows.mustBeStaged(job, resumed.rowsRead());
            staging.deleteGroups(importId);
            rows.check(job);
          });
    }
    asSender(
        resumed,
        caller -> {
          var job = new Job(importId, request, header, caller, run);
          rows.mustBeStaged(job, resumed.rowsRead());
          rows.apply(job);
          var result = rows.result(job, resumed.rowsRead());
          attempt.succeed(() -> end.finish(job, result, resumed.warnings(), null));
        });
  }

  private void asSender(Resumed resumed, Consumer<Caller> work) {
    var stored = resumed.deferred().caller();
    var caller =
        callers
            .resolve(stored)
            .orElseThrow(
                () ->
                    Rejected.because(
                        ImportRule.IMPORT_NOT_ALLOWED,
                        "The account that sent the file may not sign in any more, or its API key"
                            + " was revoked. The rows that were applied before are complete and"
                            + " stay."));
    boolean unused =
        callers.call(
            caller,
            stored.context(),
            () -> {
              work.accept(caller);
              return true;
            });
  }
}
