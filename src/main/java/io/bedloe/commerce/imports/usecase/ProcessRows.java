package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.ImportRule;
import io.bedloe.commerce.imports.data.ImportProgress;
import io.bedloe.commerce.imports.data.Staging;
import io.bedloe.commerce.imports.data.Staging.Tally;
import io.bedloe.commerce.imports.model.ImportRequest;
import io.bedloe.commerce.imports.model.Job;
import io.bedloe.commerce.imports.usecase.KindOfImport.Outcome;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.security.Guard;
import io.bedloe.platform.security.ProtectedResource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Checks and applies the staged rows of an import, in its request or in a background job. */
@Dependent
class ProcessRows {

  private final Guard guard;
  private final Staging staging;
  private final ImportProgress progress;
  private final KindsOfImport kinds;

  @Inject
  ProcessRows(Guard guard, Staging staging, ImportProgress progress, KindsOfImport kinds) {
    this.guard = guard;
    this.staging = staging;
    this.progress = progress;
    this.kinds = kinds;
  }

  /** The result of an import. */
  record Result(Tally tally, Outcome outcome) {}

  /**
   * Refuses an import that the caller may not run. The permission is checked for the whole import,
   * not for each row: a policy that needs attributes of a row refuses the import.
   */
  void mustBeAllowed(ImportRequest request, Caller caller) {
    guard.mustAllow(caller, Permission.IMPORTS_RUN);
    request
        .needs()
        .forEach(
            (permission, thing) ->
                guard.mustAllow(caller, permission, ProtectedResource.unseen(thing)));
  }

  /** Refuses an import whose staged rows a crash of the database has emptied. */
  void mustBeStaged(Job job, long read) {
    long staged = staging.count(job.id()).rowsRead();
    if (staged != read) {
      throw Rejected.because(
          ImportRule.IMPORT_INTERRUPTED,
          "%d rows were read, and %d of them are left after a crash of the database. The rows that"
                  .formatted(read, staged)
              + " were applied are complete and stay; send the file again for the rest.");
    }
  }

  /** Checks all rows. */
  void check(Job job) {
    staging.analyze();
    var parts = kinds.get(job.request().kind()).check(job);
    if (job.request().dryRun()) {
      progress.add(job, parts);
    }
    progress.finishChecks(job);
  }

  /** Applies the rows that are not applied yet, unless the request only checks them. */
  void apply(Job job) {
    if (!job.request().dryRun()) {
      // It takes time to send and check a large file; the caller's rights may have been revoked
      // meanwhile.
      mustBeAllowed(job.request(), job.caller());
      kinds.get(job.request().kind()).apply(job);
    }
  }

  /** Returns the result of rows that are checked and applied. */
  Result result(Job job, long read) {
    mustBeStaged(job, read);
    var tally = staging.count(job.id());
    var kind = kinds.get(job.request().kind());
    return new Result(tally, kind.outcome(job, tally, progress.parts(job.id())));
  }
}
