package io.bedloe.architecture.violations.commerce.catalog.attic;

/** Is in a room that no feature has. */
public final class Trunk {

  private Trunk() {}
}
