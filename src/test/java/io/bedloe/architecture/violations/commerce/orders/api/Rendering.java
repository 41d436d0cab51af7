package io.bedloe.architecture.violations.commerce.orders.api;

import jakarta.ws.rs.core.Response;

/** The class uses HTTP but is not a resource. */
public final class Rendering {

  private Rendering() {}

  static Class<?> http() {
    return Response.class;
  }
}
