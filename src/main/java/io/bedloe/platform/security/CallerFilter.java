package io.bedloe.platform.security;

import io.bedloe.platform.http.FilterOrder;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Takes over whom the server's MicroProfile JWT support has recognised. A token that it did not
 * accept leaves the request without a caller, which {@link PermissionFilter} refuses.
 */
@Provider
@Priority(FilterOrder.CALLER)
public class CallerFilter implements ContainerRequestFilter {

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Callers callers;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private CurrentCaller current;

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken token) {
      callers.of(token).ifPresent(current::is);
    }
  }
}
