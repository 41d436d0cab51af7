package io.bedloe.architecture.violations.platform.config;

import java.time.Instant;

/** Breaks nothing: the one producer. */
public final class Ambient {

  private Ambient() {}

  static Instant now() {
    return Instant.now();
  }
}
