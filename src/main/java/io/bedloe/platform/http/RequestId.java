package io.bedloe.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id of a request: the client's own when it is valid, otherwise a new one. */
public final class RequestId {

  public static final String HEADER = "X-Request-Id";
  static final String ATTRIBUTE = RequestId.class.getName();
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  private RequestId() {}

  /** Returns the id that {@link EdgeFilter} has set. */
  public static String of(HttpServletRequest request) {
    return String.valueOf(request.getAttribute(ATTRIBUTE));
  }

  /** Returns the id of the request that this thread serves; null outside of a request. */
  public static @Nullable String current() {
    return LogContext.requestId();
  }

  static boolean isValid(String text) {
    return SANE.matcher(text).matches();
  }
}
