package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.ImportId;
import io.bedloe.commerce.imports.ImportReport.Failure;
import io.bedloe.commerce.imports.data.Staging;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Marks imports as failed, in one transaction with their entries in the audit trail. */
@Dependent
class FailImport {

  private final Staging staging;
  private final ReadImport read;
  private final AuditTrail trail;

  @Inject
  FailImport(Staging staging, ReadImport read, AuditTrail trail) {
    this.staging = staging;
    this.read = read;
    this.trail = trail;
  }

  /**
   * Marks an import as failed, unless it has ended.
   *
   * @param run the number of the run that has failed; null to end whichever run there is
   * @return whether the import had not ended before
   */
  @Transactional
  boolean fail(ImportId importId, Failure failure, @Nullable Long run) {
    if (!staging.fail(importId, failure, run)) {
      return false;
    }
    trail.record("import.fail", Subject.of("import", importId), null, read.any(importId));
    return true;
  }
}
