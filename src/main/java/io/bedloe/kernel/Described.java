package io.bedloe.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The description of a record of the kernel, or of its component, in the API document. Records
 * outside of the kernel use {@code @Schema} of MicroProfile OpenAPI, on which the kernel does not
 * depend.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Described {

  /** The description, in one sentence. */
  String value();

  /** An example, as JSON unless the type is text. */
  String example() default "";
}
