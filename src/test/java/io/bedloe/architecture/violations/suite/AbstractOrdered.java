package io.bedloe.architecture.violations.suite;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Runs its tests in an order, and wants to be run after others. */
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class AbstractOrdered {

  @Test
  @Order(2)
  void runsSecond() {}
}
