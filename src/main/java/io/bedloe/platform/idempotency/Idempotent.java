package io.bedloe.platform.idempotency;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource method (POST) whose answer is kept, so that the same request sent again has no new
 * effect.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {

  /**
   * Whether the method runs its transaction by {@link IdempotentRequests#answer} itself, after work
   * that must not hold a database connection, such as hashing a password.
   */
  @Nonbinding
  boolean preparesFirst() default false;

  /**
   * Whether the answer shows resources that policies can limit. It does not where the request is
   * about the policies themselves: to make one would change the limits that its answer is kept
   * with.
   */
  @Nonbinding
  boolean showsLimitedResources() default true;
}
