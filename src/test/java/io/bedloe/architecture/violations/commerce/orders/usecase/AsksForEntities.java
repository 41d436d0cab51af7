package io.bedloe.architecture.violations.commerce.orders.usecase;

import jakarta.persistence.EntityManager;

/** The class uses entities, which are for model and data. */
public final class AsksForEntities {

  private AsksForEntities() {}

  static Class<?> entities() {
    return EntityManager.class;
  }
}
