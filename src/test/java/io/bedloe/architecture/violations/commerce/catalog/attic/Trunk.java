package io.bedloe.architecture.violations.commerce.catalog.attic;

/** The class is in a sub-package that no feature may have. */
public final class Trunk {

  private Trunk() {}
}
