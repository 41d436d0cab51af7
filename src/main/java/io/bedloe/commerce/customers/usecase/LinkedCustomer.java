package io.bedloe.commerce.customers.usecase;

import io.bedloe.commerce.customers.CustomerDirectory;
import io.bedloe.commerce.customers.CustomerRef;
import io.bedloe.identity.policies.CallerAttribute;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Id;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Policies know the customer that the caller's account is linked to as {@code caller.customerId}.
 */
@ApplicationScoped
class LinkedCustomer implements CallerAttribute {

  private final CustomerDirectory customers;

  @Inject
  LinkedCustomer(CustomerDirectory customers) {
    this.customers = customers;
  }

  @Override
  public String name() {
    return "customerId";
  }

  @Override
  public Optional<Id> value(AccountId accountId) {
    return customers.linkedTo(accountId).map(CustomerRef::id);
  }
}
