package io.bedloe.architecture.violations.suite;

import org.junit.jupiter.api.Test;

/** The class has three test names that are not sentences, and one that is. */
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
