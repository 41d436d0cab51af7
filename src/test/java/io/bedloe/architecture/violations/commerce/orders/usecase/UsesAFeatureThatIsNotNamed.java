package io.bedloe.architecture.violations.commerce.orders.usecase;

import io.bedloe.architecture.violations.commerce.customers.Customer;

/** The customers are not named on the package-info. */
public final class UsesAFeatureThatIsNotNamed {

  private UsesAFeatureThatIsNotNamed() {}

  static Class<?> unnamed() {
    return Customer.class;
  }
}
