package io.bedloe.architecture.violations.commerce.orders.usecase;

import jakarta.ws.rs.core.Response;

/** The resource is in the wrong sub-package. */
public final class AnswersResource {

  private AnswersResource() {}

  static Class<?> http() {
    return Response.class;
  }
}
