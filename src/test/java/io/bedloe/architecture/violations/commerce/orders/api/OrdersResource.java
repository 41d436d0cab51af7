package io.bedloe.architecture.violations.commerce.orders.api;

import jakarta.ws.rs.core.Response;

/** The class breaks no rule: it is a resource. */
public final class OrdersResource {

  private OrdersResource() {}

  static Class<?> allowed() {
    return Response.class;
  }
}
