package io.bedloe.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/**
 * The origin of a request.
 *
 * @param device the header {@code User-Agent}, without control characters and with at most 200
 *     characters
 * @param address the client's IP address
 */
public record RequestOrigin(String device, String address) {

  private static final int LONGEST_DEVICE = 200;

  public static RequestOrigin of(HttpServletRequest request) {
    var device = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
    return new RequestOrigin(
        device
            .replaceAll("\\p{Cntrl}", " ")
            .substring(0, Math.min(device.length(), LONGEST_DEVICE)),
        request.getRemoteAddr());
  }
}
