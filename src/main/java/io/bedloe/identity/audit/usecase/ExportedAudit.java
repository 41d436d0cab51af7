package io.bedloe.identity.audit.usecase;

import io.bedloe.identity.audit.AuditView;
import io.bedloe.identity.audit.data.AuditListing;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.lists.ExportedList;
import io.bedloe.platform.lists.Listing;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets the entries of the audit trail be exported. */
@ApplicationScoped
class ExportedAudit implements ExportedList<AuditView> {

  @Override
  public Permission permission() {
    return Permission.AUDIT_READ;
  }

  @Override
  public Listing<AuditView> listing() {
    return AuditListing.LISTING;
  }
}
