package io.bedloe.commerce.exports.usecase;

import io.bedloe.commerce.exports.ExportId;
import io.bedloe.commerce.exports.ExportRule;
import io.bedloe.commerce.exports.ExportView;
import io.bedloe.commerce.exports.ExportView.Failure;
import io.bedloe.commerce.exports.data.Exports;
import io.bedloe.kernel.Caller;
import io.bedloe.platform.jobs.Jobs;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Ends an export of the caller and deletes its file. */
@Dependent
public class DiscardExport {

  private static final Failure DISCARDED =
      new Failure(ExportRule.EXPORT_DISCARDED.code(), "The owner discarded the export.");

  private final ReadExport read;
  private final EndExport end;
  private final Exports exports;
  private final Jobs jobs;

  @Inject
  DiscardExport(ReadExport read, EndExport end, Exports exports, Jobs jobs) {
    this.read = read;
    this.end = end;
    this.exports = exports;
    this.jobs = jobs;
  }

  @Transactional
  public ExportView discard(ExportId id, Caller caller) {
    var export = read.byId(id, caller);
    end.discard(export.id(), DISCARDED);
    jobs.cancel(exports.jobOf(export.id()));
    return read.byId(id, caller);
  }
}
