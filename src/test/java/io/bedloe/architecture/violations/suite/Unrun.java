package io.bedloe.architecture.violations.suite;

import org.junit.jupiter.api.Test;

/** No build picks this name. */
class Unrun {

  @Test
  void nobodyEverRunsThis() {}
}
