package io.bedloe.commerce.exports.usecase;

import io.bedloe.commerce.exports.ExportId;
import io.bedloe.commerce.exports.ExportRule;
import io.bedloe.commerce.exports.ExportView.Failure;
import io.bedloe.commerce.exports.data.Exports;
import io.bedloe.commerce.exports.data.Exports.Chunk;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Stores the parts of files and the ends of exports, each in one transaction. */
@Dependent
class EndExport {

  private final Exports exports;
  private final AuditTrail trail;

  @Inject
  EndExport(Exports exports, AuditTrail trail) {
    this.exports = exports;
    this.trail = trail;
  }

  /** Stores a part of the file; refuses when another run writes it, or nobody any more. */
  @Transactional
  void append(ExportId id, long run, Chunk chunk, @Nullable String cursor) {
    if (!exports.append(id, run, chunk, cursor)) {
      throw discarded();
    }
  }

  private static Rejected discarded() {
    return Rejected.because(ExportRule.EXPORT_DISCARDED, "The export was discarded meanwhile.");
  }

  @Transactional
  void finish(ExportId id, long run) {
    if (!exports.finish(id, run)) {
      throw discarded();
    }
    trail.record("export.run", Subject.of("export", id), null, exports.any(id));
  }

  /**
   * Marks an export as failed and deletes its file, unless it has ended or a later run has begun.
   *
   * @param run the number of the run that has failed
   */
  @Transactional
  void fail(ExportId id, Failure failure, long run) {
    if (exports.fail(id, failure, run)) {
      recordFailure(id);
    }
  }

  /** Marks an export as failed and deletes its file, also after the export has succeeded. */
  @Transactional
  void discard(ExportId id, Failure failure) {
    if (exports.discard(id, failure)) {
      recordFailure(id);
    }
  }

  private void recordFailure(ExportId id) {
    trail.record("export.fail", Subject.of("export", id), null, exports.any(id));
  }
}
