package io.bedloe.commerce.customers.usecase;

import io.bedloe.commerce.customers.CustomerDirectory;
import io.bedloe.commerce.customers.CustomerEvent;
import io.bedloe.commerce.customers.data.CustomerListing;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.audit.AuditedChange;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.VisibleRows;
import io.bedloe.platform.outbox.ChangedResource;
import io.bedloe.platform.outbox.ResourceEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/** Tells the events of customers. */
@ApplicationScoped
class CustomerEvents implements ResourceEvents {

  private final VisibleRows rows;

  @Inject
  CustomerEvents(VisibleRows rows) {
    this.rows = rows;
  }

  @Override
  public String subject() {
    return "customer";
  }

  @Override
  public String path() {
    return "customers";
  }

  @Override
  public Optional<Event> eventOf(AuditedChange change) {
    return switch (change.action()) {
      case "customer.created" -> event(CustomerEvent.CREATED, change);
      case "customer.changed" -> event(CustomerEvent.CHANGED, change);
      case "customer.archived" -> event(CustomerEvent.ARCHIVED, change);
      case "customer.restored" -> event(CustomerEvent.RESTORED, change);
      case "customer.removed" -> event(CustomerEvent.DELETED, change);
      default -> Optional.empty();
    };
  }

  @Override
  public Set<ResourceId> visible(Set<ResourceId> resources, Caller caller) {
    return caller.may(Permission.CUSTOMERS_READ)
        ? rows.among(CustomerListing.LISTING, resources, ofRoles(caller))
        : Set.of();
  }

  private static Optional<Event> event(CustomerEvent type, AuditedChange change) {
    return Event.of(type, new ChangedResource(change.resourceId()));
  }

  private static Condition ofRoles(Caller caller) {
    return CustomerDirectory.mayReadAll(caller)
        ? Condition.TRUE
        : Condition.of("c.account_id = ?", caller.id());
  }
}
