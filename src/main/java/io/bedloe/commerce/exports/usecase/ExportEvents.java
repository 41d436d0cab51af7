package io.bedloe.commerce.exports.usecase;

import io.bedloe.commerce.exports.ExportEvent;
import io.bedloe.commerce.exports.ExportView;
import io.bedloe.commerce.exports.data.ExportListing;
import io.bedloe.commerce.exports.data.ExportOwners;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.audit.AuditedChange;
import io.bedloe.platform.lists.VisibleRows;
import io.bedloe.platform.outbox.ResourceEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells the events of exports. */
@ApplicationScoped
class ExportEvents implements ResourceEvents {

  private final VisibleRows rows;
  private final ExportOwners owners;
  private final Clock clock;

  @Inject
  ExportEvents(VisibleRows rows, ExportOwners owners, Clock clock) {
    this.rows = rows;
    this.owners = owners;
    this.clock = clock;
  }

  @Override
  public List<ExportEvent> types() {
    return List.of(ExportEvent.values());
  }

  @Override
  public String path() {
    return "exports";
  }

  @Override
  public Permission permission() {
    return Permission.EXPORTS_RUN;
  }

  @Override
  public Set<ResourceId> visible(Set<ResourceId> resources, Caller caller) {
    return rows.among(ExportListing.LISTING, resources, ExportListing.of(caller, clock.instant()));
  }

  @Override
  public Map<ResourceId, Set<AccountId>> ownersOf(Set<ResourceId> resources) {
    return owners.of(resources);
  }

  @Override
  public Record dataOf(AuditedChange change) {
    var export = change.after(ExportView.class);
    return new ExportEvent.Ended(export.id(), export.resource(), export.format(), export.rows());
  }
}
