package io.bedloe.architecture.violations.orders;

import io.bedloe.architecture.violations.catalog.ProductId;

/** Breaks nothing: the catalogue is named. */
public final class UsesWhatIsNamed {

  private UsesWhatIsNamed() {}

  static ProductId id() {
    return new ProductId("1");
  }
}
