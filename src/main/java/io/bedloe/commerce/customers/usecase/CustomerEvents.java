package io.bedloe.commerce.customers.usecase;

import io.bedloe.commerce.customers.CustomerDirectory;
import io.bedloe.commerce.customers.CustomerEvent;
import io.bedloe.commerce.customers.data.CustomerListing;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.VisibleRows;
import io.bedloe.platform.outbox.ResourceEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
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
  public List<CustomerEvent> types() {
    return List.of(CustomerEvent.values());
  }

  @Override
  public String path() {
    return "customers";
  }

  @Override
  public Permission permission() {
    return Permission.CUSTOMERS_READ;
  }

  @Override
  public Set<ResourceId> visible(Set<ResourceId> resources, Caller caller) {
    return rows.among(CustomerListing.LISTING, resources, ofRoles(caller));
  }

  private static Condition ofRoles(Caller caller) {
    return CustomerDirectory.mayReadAll(caller)
        ? Condition.TRUE
        : Condition.of("c.account_id = ?", caller.id());
  }
}
