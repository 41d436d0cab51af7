package io.bedloe.architecture.violations.suite;

import org.junit.jupiter.api.Test;

/** The class breaks no rule: its annotation is tagged as its kind. */
@Integration
abstract class AbstractTaggedIT {

  @Test
  void isTheRightKind() {}
}
