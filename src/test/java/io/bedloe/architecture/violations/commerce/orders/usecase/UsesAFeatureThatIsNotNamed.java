package io.bedloe.architecture.violations.commerce.orders.usecase;

import io.bedloe.architecture.violations.commerce.customers.Customer;

/** The class uses customers, which the package-info does not name. */
public final class UsesAFeatureThatIsNotNamed {

  private UsesAFeatureThatIsNotNamed() {}

  static Class<?> unnamed() {
    return Customer.class;
  }
}
