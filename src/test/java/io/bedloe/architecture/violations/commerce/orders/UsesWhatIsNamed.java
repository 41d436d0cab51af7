package io.bedloe.architecture.violations.commerce.orders;

import io.bedloe.architecture.violations.commerce.catalog.ProductId;

/** Breaks nothing: the catalogue is named. */
public final class UsesWhatIsNamed {

  private UsesWhatIsNamed() {}

  static ProductId id() {
    return new ProductId("1");
  }
}
