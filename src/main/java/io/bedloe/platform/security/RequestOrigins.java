package io.bedloe.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/** Reads the origins of requests. */
public final class RequestOrigins {

  private static final int LONGEST_DEVICE = 200;

  private RequestOrigins() {}

  /** Returns the origin of a request. */
  public static RequestOrigin read(HttpServletRequest request) {
    var device = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
    return new RequestOrigin(
        device
            .replaceAll("\\p{Cntrl}", " ")
            .substring(0, Math.min(device.length(), LONGEST_DEVICE)),
        request.getRemoteAddr());
  }
}
