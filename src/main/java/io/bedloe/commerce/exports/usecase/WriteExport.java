package io.bedloe.commerce.exports.usecase;

import io.bedloe.commerce.exports.ExportId;
import io.bedloe.commerce.exports.ExportRule;
import io.bedloe.commerce.exports.ExportView.Failure;
import io.bedloe.commerce.exports.data.Exports;
import io.bedloe.commerce.exports.data.Exports.Resumed;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.RequestRule;
import io.bedloe.platform.jobs.JobRun;
import io.bedloe.platform.persistence.DatabaseFailure;
import io.bedloe.platform.persistence.PersistenceRule;
import io.bedloe.platform.security.StoredCallers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CancellationException;

/**
 * Writes the file of an export in a background job: a chunk at a time, each with the rights that
 * the owner has at that moment. It continues after the last chunk that an earlier attempt has
 * stored.
 */
@ApplicationScoped
public class WriteExport {

  private final Exports exports;
  private final ExportedLists lists;
  private final WriteChunk chunks;
  private final StoredCallers callers;
  private final ExportRights rights;
  private final WriteReport reports;
  private final EndExport end;

  @Inject
  WriteExport(
      Exports exports,
      ExportedLists lists,
      WriteChunk chunks,
      StoredCallers callers,
      ExportRights rights,
      WriteReport reports,
      EndExport end) {
    this.exports = exports;
    this.lists = lists;
    this.chunks = chunks;
    this.callers = callers;
    this.rights = rights;
    this.reports = reports;
    this.end = end;
  }

  /** Writes what is left; an export that has ended is left alone. */
  public void run(ExportId id, JobRun attempt) {
    var found = exports.resume(id);
    if (found.isEmpty()) {
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
      var reason = reason(failure);
      if (failure instanceof Rejected) {
        // The job has done what it can: the owner reads the reason.
        attempt.succeed(() -> end.fail(id, reason, resumed.run()));
      } else {
        end.fail(id, reason, resumed.run());
        throw failure;
      }
    }
  }

  private void write(Resumed resumed, JobRun attempt) {
    var report = lists.report(resumed.export().resource());
    if (report.isPresent()) {
      asOwner(
          resumed,
          () -> {
            reports.write(resumed, report.get());
            return true;
          });
    } else {
      writeList(resumed, attempt);
    }
    asOwner(
        resumed,
        () -> {
          attempt.succeed(() -> end.finish(resumed.export().id(), resumed.run()));
          return true;
        });
  }

  private void writeList(Resumed resumed, JobRun attempt) {
    var export = resumed.export();
    var position = new WriteChunk.Position(resumed.chunks(), resumed.cursor());
    do {
      if (attempt.isStopped()) {
        throw new CancellationException("the run of the export " + export.id() + " has to stop");
      }
      position = asOwner(resumed, position);
      attempt.progress(position.number(), position.number() + 1);
    } while (!position.isEnd());
  }

  private WriteChunk.Position asOwner(Resumed resumed, WriteChunk.Position position) {
    var list = lists.get(resumed.export().resource());
    return asOwner(resumed, () -> chunks.write(resumed, list, position));
  }

  private <T> T asOwner(Resumed resumed, java.util.function.Supplier<T> work) {
    var caller =
        callers
            .resolve(resumed.caller())
            .orElseThrow(
                () ->
                    Rejected.because(
                        ExportRule.EXPORT_NOT_ALLOWED,
                        "The account that asked for the export may not sign in any more, or its API"
                            + " key was revoked."));
    return callers.call(
        caller,
        resumed.caller().context(),
        () -> {
          rights.mustAllow(resumed.export().resource(), resumed.export().filters(), caller);
          return work.get();
        });
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
