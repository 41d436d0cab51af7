package io.bedloe.architecture.violations.commerce.orders.usecase;

import jakarta.ws.rs.core.Response;

/** A resource in the wrong room. */
public final class AnswersResource {

  private AnswersResource() {}

  static Class<?> http() {
    return Response.class;
  }
}
