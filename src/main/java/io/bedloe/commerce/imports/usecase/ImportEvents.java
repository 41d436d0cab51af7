package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.ImportEvent;
import io.bedloe.commerce.imports.ImportReport;
import io.bedloe.commerce.imports.data.ImportListing;
import io.bedloe.commerce.imports.data.ImportOwners;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.audit.AuditedChange;
import io.bedloe.platform.lists.VisibleRows;
import io.bedloe.platform.outbox.ResourceEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells the events of imports. */
@ApplicationScoped
class ImportEvents implements ResourceEvents {

  private final VisibleRows rows;
  private final ImportOwners owners;

  @Inject
  ImportEvents(VisibleRows rows, ImportOwners owners) {
    this.rows = rows;
    this.owners = owners;
  }

  @Override
  public List<ImportEvent> types() {
    return List.of(ImportEvent.values());
  }

  @Override
  public String path() {
    return "imports";
  }

  @Override
  public Permission permission() {
    return Permission.IMPORTS_RUN;
  }

  @Override
  public Set<ResourceId> visible(Set<ResourceId> resources, Caller caller) {
    return rows.among(ImportListing.LISTING, resources, ImportListing.of(caller));
  }

  @Override
  public Map<ResourceId, Set<AccountId>> ownersOf(Set<ResourceId> resources) {
    return owners.of(resources);
  }

  @Override
  public Record dataOf(AuditedChange change) {
    var report = change.after(ImportReport.class);
    var failure = report.failure();
    return failure == null
        ? new ImportEvent.Finished(
            report.id(), report.kind(), report.dryRun(), report.accepted(), report.refused())
        : new ImportEvent.Failed(report.id(), report.kind(), report.dryRun(), failure.code());
  }
}
