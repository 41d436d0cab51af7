package io.bedloe.architecture.violations.suite;

import org.junit.jupiter.api.Test;

/**
 * The class has the name of an integration test but not its tag; it is abstract, so that nothing
 * runs it.
 */
abstract class AbstractUntaggedIT {

  @Test
  void isTheWrongKind() {}
}
