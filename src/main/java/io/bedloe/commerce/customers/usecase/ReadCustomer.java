package io.bedloe.commerce.customers.usecase;

import io.bedloe.commerce.customers.CustomerId;
import io.bedloe.commerce.customers.CustomerRule;
import io.bedloe.commerce.customers.CustomerView;
import io.bedloe.commerce.customers.data.CustomerListing;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.persistence.Sql;
import io.bedloe.platform.security.Guard;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one customer that is not removed. */
@Dependent
public class ReadCustomer {

  private final Sql sql;
  private final Guard guard;

  @Inject
  public ReadCustomer(Sql sql, Guard guard) {
    this.sql = sql;
    this.guard = guard;
  }

  /** Returns a customer that the caller may see. Other customers are reported as not found. */
  public Versioned<CustomerView> byId(CustomerId id, Caller caller) {
    var customer = read(id, CustomerListing.visibleTo(caller));
    guard.mustAllow(caller, Permission.CUSTOMERS_READ, ProtectedCustomers.seen(customer.value()));
    return customer;
  }

  /** Returns a customer that the caller has just written, without a check of visibility. */
  Versioned<CustomerView> reload(CustomerId id) {
    return read(id, Condition.of("TRUE"));
  }

  private Versioned<CustomerView> read(CustomerId id, Condition condition) {
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(id);
    parameters.addAll(condition.parameters());
    return sql.one(
            CustomerListing.BY_ID + condition.sql(),
            CustomerListing::versioned,
            parameters.toArray())
        .orElseThrow(() -> notFound(id));
  }

  static Rejected notFound(CustomerId id) {
    return Rejected.because(CustomerRule.CUSTOMER_NOT_FOUND, "No customer has the id " + id + ".");
  }
}
