package io.bedloe.architecture.violations.commerce.orders.api;

import jakarta.ws.rs.core.Response;

/** HTTP in something that is no resource. */
public final class Rendering {

  private Rendering() {}

  static Class<?> http() {
    return Response.class;
  }
}
