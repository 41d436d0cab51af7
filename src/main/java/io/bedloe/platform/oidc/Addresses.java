package io.bedloe.platform.oidc;

import java.net.URI;

/** Checks an address in the settings; returns it, or reports its fault. */
final class Addresses {

  private Addresses() {}

  /** Checks an issuer, which has no query and no fragment (OpenID Connect Core 1.0, 2). */
  static String issuer(String text) {
    var address = parsed(text);
    if (address.getRawQuery() != null || address.getRawFragment() != null) {
      throw new IllegalArgumentException("an issuer must not have a query or a fragment");
    }
    return text;
  }

  static String byTls(String text) {
    if (!text.startsWith("https://")) {
      throw new IllegalArgumentException("production needs https");
    }
    return text;
  }

  /** Checks a path on this server: {@code //} and {@code /\} would lead to another one. */
  static String path(String text) {
    if (!text.matches("/(?:[A-Za-z0-9_~.-][A-Za-z0-9_~./-]*)?(?:[?#][A-Za-z0-9_~.=&/-]*)?")) {
      throw new IllegalArgumentException("not a path such as /console");
    }
    return text;
  }

  private static URI parsed(String text) {
    try {
      var address = URI.create(text);
      if (address.getHost() != null
          && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
        return address;
      }
    } catch (IllegalArgumentException unreadable) {
      throw new IllegalArgumentException("not an http or https address", unreadable);
    }
    throw new IllegalArgumentException("not an http or https address");
  }
}
