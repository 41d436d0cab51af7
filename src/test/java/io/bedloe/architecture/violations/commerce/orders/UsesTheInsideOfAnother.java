package io.bedloe.architecture.violations.commerce.orders;

import io.bedloe.architecture.violations.commerce.catalog.model.Product;

/** What is below a feature's root package is private. */
public final class UsesTheInsideOfAnother {

  private UsesTheInsideOfAnother() {}

  static Object inside() {
    return Product.id();
  }
}
