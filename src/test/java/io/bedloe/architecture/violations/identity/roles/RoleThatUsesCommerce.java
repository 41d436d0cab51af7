package io.bedloe.architecture.violations.identity.roles;

import io.bedloe.architecture.violations.commerce.catalog.ProductId;

/** The identity layer is below the commerce layer, so it may not use it. */
public final class RoleThatUsesCommerce {

  private RoleThatUsesCommerce() {}

  static ProductId product(ProductId id) {
    return id;
  }
}
