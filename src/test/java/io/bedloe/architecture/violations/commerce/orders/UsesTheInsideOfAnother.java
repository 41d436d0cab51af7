package io.bedloe.architecture.violations.commerce.orders;

import io.bedloe.architecture.violations.commerce.catalog.model.Product;

/** The class uses a private sub-package of another feature. */
public final class UsesTheInsideOfAnother {

  private UsesTheInsideOfAnother() {}

  static Object inside() {
    return Product.id();
  }
}
