package io.bedloe.architecture.violations.commerce.catalog.model;

import io.bedloe.architecture.violations.commerce.catalog.ProductId;

/** The class breaks no rule. */
public final class Product {

  private Product() {}

  public static ProductId id() {
    return new ProductId("1");
  }
}
