package io.bedloe.commerce.customers.usecase;

import io.bedloe.commerce.customers.CustomerId;
import io.bedloe.commerce.customers.CustomerRule;
import io.bedloe.commerce.customers.CustomerUsage;
import io.bedloe.commerce.customers.data.CustomerRows;
import io.bedloe.kernel.Rejected;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Refuses to delete a customer that other features still need. */
@Dependent
class UnusedCustomers {

  private final CustomerRows rows;
  private final Instance<CustomerUsage> usages;

  @Inject
  UnusedCustomers(CustomerRows rows, @Any Instance<CustomerUsage> usages) {
    this.rows = rows;
    this.usages = usages;
  }

  /**
   * Locks the row against {@link io.bedloe.commerce.customers.CustomerDirectory}, with which new
   * orders find their customer. An order that is being placed has either committed, and is seen
   * here, or waits and then finds the customer deleted.
   */
  void mustContain(CustomerId customerId) {
    rows.lock(customerId);
    usages.stream()
        .flatMap(usage -> usage.reasonToKeep(customerId).stream())
        .findFirst()
        .ifPresent(
            reason -> {
              throw Rejected.because(CustomerRule.CUSTOMER_IN_USE, reason);
            });
  }
}
