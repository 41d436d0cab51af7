package io.bedloe.architecture.violations.suite;

import org.junit.jupiter.api.Test;

/** Ends as an integration test and is not tagged as one; abstract, so that nothing runs it. */
abstract class AbstractUntaggedIT {

  @Test
  void isTheWrongKind() {}
}
