package io.bedloe.architecture.violations.suite;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ends as a unit test and is tagged as another; abstract, so that nothing runs it. */
@Tag("integration")
abstract class AbstractTaggedTest {

  @Test
  void isTheWrongKind() {}
}
