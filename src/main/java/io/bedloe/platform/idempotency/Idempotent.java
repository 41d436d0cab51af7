package io.bedloe.platform.idempotency;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a resource method (POST) whose response is stored, so that the same request has no new
 * effect when it is repeated.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {

  /**
   * Whether the method calls {@link IdempotentRequests#answer} itself, after work that must not
   * hold a database connection, such as hashing a password.
   */
  @Nonbinding
  boolean preparesFirst() default false;

  /**
   * Whether the response shows resources that policies can limit. It is false for requests that
   * change the policies themselves, because such a request changes the limits that its response is
   * stored with.
   */
  @Nonbinding
  boolean showsLimitedResources() default true;
}
