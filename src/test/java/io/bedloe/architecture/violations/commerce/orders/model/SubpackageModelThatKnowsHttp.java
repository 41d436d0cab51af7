package io.bedloe.architecture.violations.commerce.orders.model;

import io.bedloe.architecture.violations.platform.http.Edge;

/** The class breaks the rule about HTTP: a model uses the HTTP layer. */
public final class SubpackageModelThatKnowsHttp {

  private SubpackageModelThatKnowsHttp() {}

  static Class<?> forbidden() {
    return Edge.class;
  }
}
