package io.bedloe.architecture.violations.kernel;

import io.bedloe.architecture.violations.platform.http.Edge;

/** The kernel may not use the platform. */
public final class KernelThatKnowsThePlatform {

  private KernelThatKnowsThePlatform() {}

  static Class<?> known() {
    return Edge.class;
  }
}
