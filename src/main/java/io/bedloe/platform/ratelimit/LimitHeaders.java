package io.bedloe.platform.ratelimit;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Reports the remaining quota to clients that have a rate limit. */
@Provider
public class LimitHeaders implements ContainerResponseFilter {

  private static final int TOO_MANY = 429;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private CurrentLimit current;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    current
        .get()
        .ifPresent(
            taken -> {
              response.getHeaders().putSingle("RateLimit-Policy", taken.policy());
              response.getHeaders().putSingle("RateLimit", taken.state());
              if (response.getStatus() == TOO_MANY) {
                response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, taken.waitSeconds());
              }
            });
  }
}
