package io.bedloe.architecture.violations.orders.usecase;

import io.bedloe.architecture.violations.customers.Customer;

/** The customers are not named on the package-info. */
public final class UsesAFeatureThatIsNotNamed {

  private UsesAFeatureThatIsNotNamed() {}

  static Class<?> unnamed() {
    return Customer.class;
  }
}
