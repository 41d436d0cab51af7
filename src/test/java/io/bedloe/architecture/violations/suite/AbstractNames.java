package io.bedloe.architecture.violations.suite;

import org.junit.jupiter.api.Test;

/** Has three names that are no sentences, and one that is. */
abstract class AbstractNames {

  @Test
  void testThatItWorks() {}

  @Test
  void itShouldWork() {}

  @Test
  void it_works() {}

  @Test
  void testimonialsAreShown() {}
}
