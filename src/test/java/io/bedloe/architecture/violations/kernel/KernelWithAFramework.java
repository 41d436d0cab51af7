package io.bedloe.architecture.violations.kernel;

import jakarta.inject.Inject;

/** The kernel may not use a framework. */
public final class KernelWithAFramework {

  private KernelWithAFramework() {}

  static Class<?> framework() {
    return Inject.class;
  }
}
