package io.bedloe.platform.security;

import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.http.FilterOrder;
import io.bedloe.platform.http.RequestId;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;

/**
 * Refuses a request unless the caller has the permission that the resource method requires, and no
 * policy denies it.
 */
@Provider
@Priority(FilterOrder.PERMISSION)
public class PermissionFilter implements ContainerRequestFilter {

  @Context
  @SuppressWarnings("NullAway.Init")
  private ResourceInfo resource;

  @Context
  @SuppressWarnings("NullAway.Init")
  private HttpServletRequest servlet;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private CurrentCaller callers;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private CurrentRequest current;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Guard guard;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  @Override
  public void filter(ContainerRequestContext request) {
    var method = resource.getResourceMethod();
    if (method.isAnnotationPresent(Open.class)) {
      return;
    }
    var caller = callers.get();
    var requires = method.getAnnotation(Requires.class);
    if (requires == null) {
      throw Rejected.because(
          AccessRule.FORBIDDEN, "The operation names no permission, so nobody may use it.");
    }
    var route = RequestedRoute.of(method, request.getUriInfo().getPathParameters(true));
    current.setContext(
        new RequestContext(
            clock.instant(),
            servlet.getRemoteAddr(),
            request.getMethod(),
            route.path(),
            RequestId.of(servlet),
            route.template()));
    guard.mustAllow(caller, requires.value());
  }
}
