package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.ImportId;
import io.bedloe.commerce.imports.ImportReport;
import io.bedloe.commerce.imports.ImportReport.Failure;
import io.bedloe.commerce.imports.ImportRule;
import io.bedloe.commerce.imports.data.BackgroundImports;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.jobs.Jobs;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Cancels an import of the caller. The run that applies its rows ends before its next batch. */
@Dependent
public class CancelImport {

  private static final Failure CANCELLED =
      new Failure(
          ImportRule.IMPORT_CANCELLED.code(),
          "The sender cancelled the import. The rows that were applied before are complete and"
              + " stay.");

  private final ReadImport read;
  private final FailImport failImport;
  private final BackgroundImports background;
  private final Jobs jobs;

  @Inject
  CancelImport(ReadImport read, FailImport failImport, BackgroundImports background, Jobs jobs) {
    this.read = read;
    this.failImport = failImport;
    this.background = background;
    this.jobs = jobs;
  }

  @Transactional
  public ImportReport cancel(ImportId id, Caller caller) {
    var before = read.byId(id, caller);
    if (!failImport.fail(id, CANCELLED, null)) {
      throw Rejected.because(
          ImportRule.IMPORT_ENDED,
          "The import %s has ended with the status %s, and cannot be cancelled."
              .formatted(id, read.byId(id, caller).status()));
    }
    background.jobOf(before.id()).ifPresent(jobs::cancel);
    return read.byId(id, caller);
  }
}
