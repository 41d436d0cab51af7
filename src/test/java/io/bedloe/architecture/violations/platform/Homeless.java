package io.bedloe.architecture.violations.platform;

/** The class belongs to no platform package. */
public final class Homeless {

  private Homeless() {}
}
