package io.bedloe.architecture.violations.identity.roles;

import io.bedloe.architecture.violations.commerce.catalog.ProductId;

/** The identity floor is below the commerce floor, so it may not use it. */
public final class RoleThatUsesCommerce {

  private RoleThatUsesCommerce() {}

  static ProductId product(ProductId id) {
    return id;
  }
}
