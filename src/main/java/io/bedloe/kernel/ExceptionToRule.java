package io.bedloe.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Excuses one class from the architecture rules about the clock, random numbers, names and the
 * order of tests, for a stated reason and until a stated day. After that day the architecture tests
 * fail until someone has decided anew.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ExceptionToRule {

  /** Why the class cannot follow the rule, as a sentence. */
  String reason();

  /** The last day on which the exception holds, as in {@code 2027-06-30}. */
  String until();
}
