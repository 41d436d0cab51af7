package io.bedloe.commerce.customers.usecase;

import io.bedloe.commerce.customers.CustomerView;
import io.bedloe.commerce.customers.data.CustomerListing;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.ExportedList;
import io.bedloe.platform.lists.Listing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Lets customers be exported. */
@ApplicationScoped
class ExportedCustomers implements ExportedList<CustomerView> {

  @Override
  public Permission permission() {
    return Permission.CUSTOMERS_READ;
  }

  @Override
  public Listing<CustomerView> listing() {
    return CustomerListing.LISTING;
  }

  @Override
  public List<Condition> conditions(Caller caller, Set<String> parameters) {
    return List.of(CustomerListing.visibleTo(caller));
  }
}
