package io.bedloe.platform.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Parses a list of web origins as browsers send them in {@code Origin} (RFC 6454): scheme, host and
 * port, in lower case and without the scheme's default port.
 */
final class WebOrigins {

  private static final int HIGHEST_PORT = 65_535;

  private WebOrigins() {}

  /** Reports every entry that is not an origin in one {@link IllegalArgumentException}. */
  static List<String> read(String text) {
    if (text.equals(Setting.NONE)) {
      return List.of();
    }
    var origins = new ArrayList<String>();
    var faults = new ArrayList<String>();
    for (var entry : text.split(",", -1)) {
      var origin = origin(entry.strip());
      if (origin == null) {
        faults.add("'" + entry.strip() + "'");
      } else {
        origins.add(origin);
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          String.join(", ", faults)
              + ": not http:// or https://, a host and perhaps a port, without a path and without a"
              + " slash at the end");
    }
    return List.copyOf(origins);
  }

  private static @Nullable String origin(String text) {
    try {
      var uri = new URI(text);
      var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      int ownPort = scheme.equals("https") ? 443 : scheme.equals("http") ? 80 : -1;
      boolean isOrigin =
          ownPort > 0
              && uri.getHost() != null
              && uri.getRawUserInfo() == null
              && "".equals(uri.getRawPath())
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
              && uri.getPort() != 0
              && uri.getPort() <= HIGHEST_PORT;
      if (!isOrigin) {
        return null;
      }
      var host = uri.getHost().toLowerCase(Locale.ROOT);
      boolean namesPort = uri.getPort() > 0 && uri.getPort() != ownPort;
      return scheme + "://" + host + (namesPort ? ":" + uri.getPort() : "");
    } catch (URISyntaxException noAddress) {
      return null;
    }
  }
}
