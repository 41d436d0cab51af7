package io.bedloe.platform.http;

import jakarta.ws.rs.Priorities;

/**
 * The order in which a request passes the filters. {@link EdgeFilter}, a servlet filter, runs
 * before all of them and also for requests outside of Jakarta REST.
 */
public final class FilterOrder {

  /** {@link ProblemsAreAcceptable} runs before a method is chosen by its media types. */
  public static final int ACCEPT = 400;

  /** {@link CorsFilter} responds to preflight requests, which have no credentials. */
  public static final int CORS = 500;

  /** {@code platform.security.CallerFilter} authenticates the caller. */
  public static final int CALLER = Priorities.AUTHENTICATION;

  /** {@code platform.security.PermissionFilter} checks the permission. */
  public static final int PERMISSION = Priorities.AUTHORIZATION;

  /**
   * {@code platform.security.DeviceCookieFilter} identifies the device that signs in; it refuses no
   * request.
   */
  public static final int DEVICE_COOKIE = Priorities.HEADER_DECORATOR;

  /** {@link ParameterFilter} checks that the operation has the query's parameters. */
  public static final int PARAMETERS = Priorities.USER - 100;

  /** {@link PreconditionFilter} checks that a change names the version that it is based on. */
  public static final int PRECONDITION = Priorities.USER;

  /** {@code platform.idempotency.KeyFilter} checks the form of the key. */
  public static final int IDEMPOTENCY_KEY = Priorities.USER + 100;

  /**
   * {@link ProblemPageFilter} runs last: responses pass the filters in the opposite order, and the
   * problem is complete by then.
   */
  public static final int PROBLEM_PAGE = 100;

  private FilterOrder() {}
}
