package io.bedloe.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An extension member (RFC 9457, 3.2) of the problem documents of a {@link Rule}. It annotates the
 * rule's enum constant and is published in the API document.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(ProblemMember.Several.class)
public @interface ProblemMember {

  /** The member's name in the JSON. */
  String name();

  /** The type of its value, or of the elements of its array. */
  Class<?> type();

  /** Whether the value is an array. */
  boolean array() default false;

  /** The description of the member. */
  String description();

  /** An example of the value, or of an element of the array, as JSON unless the type is text. */
  String example() default "";

  /** The container annotation for rules with several members. */
  @Target(ElementType.FIELD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Several {
    ProblemMember[] value();
  }
}
