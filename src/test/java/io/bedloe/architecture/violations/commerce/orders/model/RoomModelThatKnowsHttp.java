package io.bedloe.architecture.violations.commerce.orders.model;

import io.bedloe.architecture.violations.platform.http.Edge;

/** Breaks the rule about HTTP: a model that knows the edge. */
public final class RoomModelThatKnowsHttp {

  private RoomModelThatKnowsHttp() {}

  static Class<?> forbidden() {
    return Edge.class;
  }
}
