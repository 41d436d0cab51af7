package io.bedloe.architecture.violations.commerce.orders.usecase;

import org.hibernate.StatelessSession;

/** The class uses Hibernate, which is for model and data. */
public final class AsksHibernate {

  private AsksHibernate() {}

  static Class<?> session() {
    return StatelessSession.class;
  }
}
