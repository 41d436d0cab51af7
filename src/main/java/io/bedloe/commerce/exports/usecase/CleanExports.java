package io.bedloe.commerce.exports.usecase;

import io.bedloe.commerce.exports.ExportRule;
import io.bedloe.commerce.exports.ExportView.Failure;
import io.bedloe.commerce.exports.data.Exports;
import io.bedloe.commerce.exports.data.Exports.Unfinished;
import io.bedloe.platform.jobs.CleanupDue;
import io.bedloe.platform.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Deletes exports that have expired, and ends those whose job has ended without them. */
@ApplicationScoped
public class CleanExports {

  /** Files that are deleted at a time, every five minutes; one can have gigabytes. */
  private static final int MOST = 10;

  private static final Failure JOB_ENDED =
      new Failure(
          ExportRule.EXPORT_INTERRUPTED.code(),
          "The background job of the export was cancelled, or has failed too often. Ask for the"
              + " export again.");

  private final Exports exports;
  private final EndExport end;
  private final Jobs jobs;

  @Inject
  CleanExports(Exports exports, EndExport end, Jobs jobs) {
    this.exports = exports;
    this.end = end;
    this.jobs = jobs;
  }

  void clean(@Observes CleanupDue due) {
    exports.deleteExpired(due.now(), MOST);
    var unfinished = exports.unfinished();
    var ended = jobs.ended(unfinished.stream().map(Unfinished::job).toList());
    unfinished.stream()
        .filter(waiting -> ended.contains(waiting.job()))
        .forEach(waiting -> end.fail(waiting.id(), JOB_ENDED, null));
  }
}
