package io.bedloe.platform.security;

import io.bedloe.platform.http.FilterOrder;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/** Reads and sets the cookie that identifies a device that has signed in before. */
@Provider
@Priority(FilterOrder.DEVICE_COOKIE)
public class DeviceCookieFilter implements ContainerRequestFilter, ContainerResponseFilter {

  static final String NAME = "__Host-bedloe-device";

  /** The cookie lives as long as an unused device is remembered. */
  private static final Duration LIFE = Duration.ofDays(90);

  private static final String PATHS = "auth/";

  @Inject
  @SuppressWarnings("NullAway.Init")
  private SignInDevice device;

  @Override
  public void filter(ContainerRequestContext request) {
    if (concerns(request)) {
      var cookie = request.getCookies().get(NAME);
      device.take(cookie == null ? null : cookie.getValue());
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (concerns(request)) {
      device
          .remembered()
          .ifPresent(token -> response.getHeaders().add(HttpHeaders.SET_COOKIE, cookie(token)));
    }
  }

  private static boolean concerns(ContainerRequestContext request) {
    var path = request.getUriInfo().getPath();
    return path.startsWith(PATHS, path.startsWith("/") ? 1 : 0);
  }

  private static NewCookie cookie(String token) {
    return new NewCookie.Builder(NAME)
        .value(token)
        .path("/")
        .maxAge((int) LIFE.toSeconds())
        .httpOnly(true)
        .secure(true)
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }
}
