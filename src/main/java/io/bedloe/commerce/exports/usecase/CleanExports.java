package io.bedloe.commerce.exports.usecase;

import io.bedloe.commerce.exports.ExportRule;
import io.bedloe.commerce.exports.ExportView.Failure;
import io.bedloe.commerce.exports.data.Exports;
import io.bedloe.commerce.exports.data.Exports.Unfinished;
import io.bedloe.platform.jobs.CleanupTask;
import io.bedloe.platform.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Ends the exports whose job has ended without them. */
@ApplicationScoped
public class CleanExports implements CleanupTask {

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

  @Override
  public void cleanUp(Instant now) {
    // An export that ends after this line has the number of its run still, but another state.
    var unfinished = exports.unfinished();
    var ended = jobs.ended(unfinished.stream().map(Unfinished::job).toList());
    unfinished.stream()
        .filter(waiting -> ended.contains(waiting.job()))
        .forEach(waiting -> end.fail(waiting.id(), JOB_ENDED, waiting.run()));
  }
}
