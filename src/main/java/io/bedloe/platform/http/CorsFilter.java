package io.bedloe.platform.http;

import io.bedloe.platform.config.PlatformSettings;
import io.bedloe.platform.config.Settings;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * Allows the configured web origins to call the API from a browser (the Fetch standard's CORS
 * protocol); it is off by default.
 */
@Provider
@PreMatching
@Priority(FilterOrder.CORS)
public class CorsFilter implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String EXPOSED =
      "ETag, Link, Location, Retry-After, RateLimit, RateLimit-Policy, X-Request-Id,"
          + " Idempotency-Replayed, WWW-Authenticate";
  private static final String ALLOWED =
      "Authorization, X-API-Key, Content-Type, Content-Digest, If-Match, If-None-Match,"
          + " Idempotency-Key, X-Request-Id, traceparent";

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Settings settings;

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getMethod().equals("OPTIONS")
        && isAllowed(request.getHeaderString("Origin"))
        && request.getHeaderString("Access-Control-Request-Method") != null) {
      request.abortWith(
          Response.noContent()
              .header("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE")
              .header("Access-Control-Allow-Headers", ALLOWED)
              .header("Access-Control-Max-Age", "600")
              .build());
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    var origin = request.getHeaderString("Origin");
    if (isAllowed(origin)) {
      response.getHeaders().putSingle("Access-Control-Allow-Origin", origin);
      response.getHeaders().putSingle("Access-Control-Expose-Headers", EXPOSED);
      response.getHeaders().add("Vary", "Origin");
    }
  }

  private boolean isAllowed(@org.jspecify.annotations.Nullable String origin) {
    return origin != null && settings.get(PlatformSettings.CORS_ORIGINS).contains(origin);
  }
}
