package io.bedloe.architecture.violations.commerce.orders;

import io.bedloe.architecture.violations.commerce.catalog.ProductId;

/** The class breaks no rule: the catalogue is named. */
public final class UsesWhatIsNamed {

  private UsesWhatIsNamed() {}

  static ProductId id() {
    return new ProductId("1");
  }
}
