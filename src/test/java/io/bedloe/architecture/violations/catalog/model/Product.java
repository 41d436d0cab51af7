package io.bedloe.architecture.violations.catalog.model;

import io.bedloe.architecture.violations.catalog.ProductId;

/** Breaks nothing. */
public final class Product {

  private Product() {}

  public static ProductId id() {
    return new ProductId("1");
  }
}
