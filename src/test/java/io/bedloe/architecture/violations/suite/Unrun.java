package io.bedloe.architecture.violations.suite;

import org.junit.jupiter.api.Test;

/** The build does not select this name. */
class Unrun {

  @Test
  void nobodyEverRunsThis() {}
}
