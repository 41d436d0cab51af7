package io.bedloe.architecture.violations.platform.http;

import jakarta.ws.rs.core.Response;

/** Breaks nothing: HTTP is for this place. */
public final class Edge {

  private Edge() {}

  static Class<?> allowed() {
    return Response.class;
  }
}
