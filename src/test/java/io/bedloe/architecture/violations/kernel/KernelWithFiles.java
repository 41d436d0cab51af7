package io.bedloe.architecture.violations.kernel;

import java.nio.file.Path;

/** The kernel does no I/O. */
public final class KernelWithFiles {

  private KernelWithFiles() {}

  static Path here() {
    return Path.of(".");
  }
}
