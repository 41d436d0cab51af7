package io.bedloe.commerce.exports.usecase;

import io.bedloe.commerce.exports.ExportId;
import io.bedloe.commerce.exports.ExportRule;
import io.bedloe.commerce.exports.ExportView;
import io.bedloe.commerce.exports.ExportView.Failure;
import io.bedloe.commerce.exports.data.Exports;
import io.bedloe.commerce.exports.data.Exports.Resumed;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.RequestRule;
import io.bedloe.platform.errors.ErrorReports;
import io.bedloe.platform.jobs.JobRun;
import io.bedloe.platform.jobs.PermanentFailure;
import io.bedloe.platform.persistence.DatabaseFailure;
import io.bedloe.platform.persistence.PersistenceRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Writes the file of an export in a background job: a chunk at a time, each with the rights that
 * the owner has at that moment. It continues after the last chunk that an earlier attempt has
 * stored.
 */
@ApplicationScoped
public class WriteExport {

  private static final Logger LOG = Logger.getLogger(WriteExport.class.getName());

  private final Exports exports;
  private final ExportedLists lists;
  private final WriteChunk chunks;
  private final OwnerCalls owner;
  private final WriteReport reports;
  private final EndExport end;
  private final ErrorReports errors;

  @Inject
  WriteExport(
      Exports exports,
      ExportedLists lists,
      WriteChunk chunks,
      OwnerCalls owner,
      WriteReport reports,
      EndExport end,
      ErrorReports errors) {
    this.exports = exports;
    this.lists = lists;
    this.chunks = chunks;
    this.owner = owner;
    this.reports = reports;
    this.end = end;
    this.errors = errors;
  }

  /** Writes what is left; refuses an export that has ended by itself. */
  public void run(ExportId id, JobRun attempt) {
    var found = exports.resume(id);
    if (found.isEmpty()) {
      mustHaveDoneItsWork(id);
      return;
    }
    var resumed = found.get();
    try {
      write(resumed, attempt);
    } catch (RuntimeException failure) {
      if (!isFinal(failure, attempt)) {
        exports.waitForNextRun(id, resumed.run());
        throw failure;
      }
      // The job has done what it can, and the owner reads the reason. A dead letter could not be
      // replayed, because the file is deleted.
      var reason = reason(failure);
      attempt.succeed(() -> end.fail(id, reason, resumed.run()));
      if (!(failure instanceof Rejected)) {
        report(failure, id, attempt);
      }
    }
  }

  /**
   * Refuses a job that somebody has replayed after its export has failed or was deleted: the job
   * does nothing, and stays a dead letter. The owner's discard is no failure of the job.
   */
  private void mustHaveDoneItsWork(ExportId id) {
    var export = exports.find(id);
    var failure = export.map(ExportView::failure);
    boolean isDone =
        export.isPresent()
            && failure
                .map(Failure::code)
                .map(ExportRule.EXPORT_DISCARDED.code()::equals)
                .orElse(true);
    if (!isDone) {
      throw new PermanentFailure(
          "the export has ended: "
              + failure.map(Failure::code).orElse("it has expired and was deleted"));
    }
  }

  private void report(RuntimeException failure, ExportId id, JobRun attempt) {
    LOG.log(Level.SEVERE, failure, () -> "the export " + id + " failed for good");
    errors.report(
        failure, Map.of("job", attempt.id().toString(), "job.type", AddExport.TYPE.name()));
  }

  private void write(Resumed resumed, JobRun attempt) {
    var report = lists.report(resumed.export().resource());
    if (report.isPresent()) {
      owner.run(resumed, () -> reports.write(resumed, report.get()));
    } else {
      writeList(resumed, attempt);
    }
    owner.run(
        resumed, () -> attempt.succeed(() -> end.finish(resumed.export().id(), resumed.run())));
  }

  private void writeList(Resumed resumed, JobRun attempt) {
    var export = resumed.export();
    var position = new WriteChunk.Position(resumed.chunks(), resumed.cursor());
    do {
      if (attempt.isStopped()) {
        throw new CancellationException("the run of the export " + export.id() + " has to stop");
      }
      position = next(resumed, position);
      attempt.progress(position.number(), position.number() + 1);
    } while (!position.isEnd());
  }

  private WriteChunk.Position next(Resumed resumed, WriteChunk.Position position) {
    var list = lists.get(resumed.export().resource());
    return owner.call(resumed, () -> chunks.write(resumed, list, position));
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
    return !isTransient || attempt.attempt() > AddExport.RETRIES.size();
  }

  private static Failure reason(RuntimeException failure) {
    var refusal = failure instanceof Rejected known ? known : DatabaseFailure.toRejected(failure);
    return refusal == null
        ? new Failure(RequestRule.INTERNAL_ERROR.code(), "An internal error occurred.")
        : new Failure(refusal.rule().code(), refusal.detail());
  }
}
