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

/**
 * Authenticates the caller by the access token or the API key of the request. A request whose
 * credentials are not accepted has no caller, and {@link PermissionFilter} refuses it.
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
    var bearer = bearer(request).orElse(null);
    var key = request.getHeaderString(KEY_HEADER);
    if (bearer != null || key != null) {
      callers
          .resolve(
              new SentCredentials(
                  bearer, key == null ? null : key.strip(), servlet.getRemoteAddr()))
          .ifPresent(current::is);
    }
  }

  private static Optional<String> bearer(ContainerRequestContext request) {
    return Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
        .filter(sent -> sent.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(sent -> sent.substring(BEARER.length()).strip());
  }
}
