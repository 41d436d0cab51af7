package io.bedloe.platform.http;

import jakarta.ws.rs.Priorities;

/**
 * Every filter in the order in which a request meets them. Before all of them, and around what
 * JAX-RS does not see, stands {@link EdgeFilter}, a servlet filter.
 */
public final class FilterOrder {

  /** {@link ProblemsAreAcceptable}: before a method is chosen by its media types. */
  public static final int ACCEPT = 400;

  /** {@link CorsFilter}: answers preflights, which carry no credentials. */
  public static final int CORS = 500;

  /** {@code platform.security.CallerFilter}: who is it. */
  public static final int CALLER = Priorities.AUTHENTICATION;

  /** {@code platform.security.PermissionFilter}: may they. */
  public static final int PERMISSION = Priorities.AUTHORIZATION;

  /** {@code platform.security.DeviceCookieFilter}: which device signs in; it refuses nobody. */
  public static final int DEVICE_COOKIE = Priorities.HEADER_DECORATOR;

  /** {@link ParameterFilter}: does the operation have the query's parameters. */
  public static final int PARAMETERS = Priorities.USER - 100;

  /** {@link PreconditionFilter}: does the change say which version it is of. */
  public static final int PRECONDITION = Priorities.USER;

  /** {@code platform.idempotency.KeyFilter}: is the key one. */
  public static final int IDEMPOTENCY_KEY = Priorities.USER + 100;

  /**
   * {@link ProblemPageFilter}: answers pass the filters in the opposite order, and this one comes
   * last, when the problem is complete.
   */
  public static final int PROBLEM_PAGE = 100;

  private FilterOrder() {}
}
