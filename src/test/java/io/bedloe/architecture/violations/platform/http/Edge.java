package io.bedloe.architecture.violations.platform.http;

import jakarta.ws.rs.core.Response;

/** The class breaks no rule: HTTP is for this package. */
public final class Edge {

  private Edge() {}

  static Class<?> allowed() {
    return Response.class;
  }
}
