package io.bedloe.architecture.violations.suite;

import io.bedloe.kernel.ExceptionToRule;
import org.junit.jupiter.api.Order;

/** Has an order, and says why and until when. */
@Order(1)
@ExceptionToRule(reason = "It looks at what others left.", until = "2027-06-30")
abstract class AbstractOrderedForAWhile {}
