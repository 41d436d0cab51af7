package io.bedloe.architecture.violations.orders;

import io.bedloe.architecture.violations.catalog.model.Product;

/** What is below a feature's root package is private. */
public final class UsesTheInsideOfAnother {

  private UsesTheInsideOfAnother() {}

  static Object inside() {
    return Product.id();
  }
}
