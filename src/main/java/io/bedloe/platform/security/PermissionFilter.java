package io.bedloe.platform.security;

import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.http.FilterOrder;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Lets a request through to its method only with the permission that the method asks for. */
@Provider
@Priority(FilterOrder.PERMISSION)
public class PermissionFilter implements ContainerRequestFilter {

  @Context
  @SuppressWarnings("NullAway.Init")
  private ResourceInfo resource;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private CurrentCaller current;

  @Override
  public void filter(ContainerRequestContext request) {
    var method = resource.getResourceMethod();
    if (method.isAnnotationPresent(Open.class)) {
      return;
    }
    var caller = current.get();
    var requires = method.getAnnotation(Requires.class);
    if (requires == null) {
      throw Rejected.because(AccessRule.FORBIDDEN, "Nobody may do this: it names no permission.");
    }
    caller.require(requires.value());
  }
}
