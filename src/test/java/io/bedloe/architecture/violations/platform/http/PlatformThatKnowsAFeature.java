package io.bedloe.architecture.violations.platform.http;

import io.bedloe.architecture.violations.commerce.catalog.ProductId;

/** The platform may not use a feature. */
public final class PlatformThatKnowsAFeature {

  private PlatformThatKnowsAFeature() {}

  static ProductId known(ProductId id) {
    return id;
  }
}
