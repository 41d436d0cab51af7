package io.bedloe.architecture.violations.suite;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The class has the name of a unit test and the tag of another kind; it is abstract, so that
 * nothing runs it.
 */
@Tag("integration")
abstract class AbstractTaggedTest {

  @Test
  void isTheWrongKind() {}
}
