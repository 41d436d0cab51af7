package io.bedloe.platform.security;

import io.bedloe.platform.http.FilterOrder;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Takes over whom the server's MicroProfile JWT support has recognised, or whose API key or token
 * of another issuer was sent. A token that is not accepted leaves the request without a caller,
 * which {@link PermissionFilter} refuses.
 */
@Provider
@Priority(FilterOrder.CALLER)
public class CallerFilter implements ContainerRequestFilter {

  private static final String KEY_HEADER = "X-API-Key";
  private static final String BEARER = "Bearer ";

  @Context
  @SuppressWarnings("NullAway.Init")
  private HttpServletRequest servlet;

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
      return;
    }
    key(request)
        .flatMap(key -> callers.ofKey(key, servlet.getRemoteAddr()))
        .or(() -> bearer(request).flatMap(callers::ofOutsideToken))
        .ifPresent(current::is);
  }

  private static Optional<String> key(ContainerRequestContext request) {
    return Optional.ofNullable(request.getHeaderString(KEY_HEADER))
        .map(String::strip)
        .or(() -> bearer(request));
  }

  private static Optional<String> bearer(ContainerRequestContext request) {
    return Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
        .filter(sent -> sent.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(sent -> sent.substring(BEARER.length()).strip());
  }
}
