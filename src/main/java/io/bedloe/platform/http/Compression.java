package io.bedloe.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which responses are compressed with gzip (ADR 70). */
public final class Compression {

  /**
   * A response up to this number of bytes fits in one packet, so that compression saves nothing.
   */
  public static final int THRESHOLD = 1024;

  /** The media types of text, which gzip makes much smaller. */
  private static final Set<String> TYPES =
      Set.of(
          "application/json",
          "application/problem+json",
          "application/yaml",
          "text/csv",
          "text/html",
          "text/plain");

  /**
   * The paths of operations whose responses contain tokens, keys or codes. The length of a
   * compressed response reveals whether text of the client equals a part of a secret beside it
   * (BREACH, CVE-2013-3587), so these responses are not compressed.
   */
  private static final Set<String> PATHS_WITH_SECRETS =
      Set.of("/api/v1/auth", "/api/v1/api-keys", "/api/v1/realtime", "/api/v1/webhooks");

  private static final String IMPERSONATION = "/impersonation";

  private Compression() {}

  static boolean isAllowedFor(HttpServletRequest request) {
    return isAllowedFor(
        request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo()));
  }

  /** Returns whether responses at this path may be compressed, if the client accepts it. */
  public static boolean isAllowedFor(String path) {
    return !path.endsWith(IMPERSONATION)
        && PATHS_WITH_SECRETS.stream()
            .noneMatch(secret -> path.equals(secret) || path.startsWith(secret + "/"));
  }

  static boolean isCompressible(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    int end = contentType.indexOf(';');
    var type = end < 0 ? contentType : contentType.substring(0, end);
    return TYPES.contains(type.strip().toLowerCase(Locale.ROOT));
  }
}
