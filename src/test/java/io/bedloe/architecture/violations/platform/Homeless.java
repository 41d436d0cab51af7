package io.bedloe.architecture.violations.platform;

/** Belongs to no platform package. */
public final class Homeless {

  private Homeless() {}
}
