package io.bedloe.architecture.violations.commerce.orders.data;

import java.sql.Connection;

/** The class uses JDBC; SQL is for platform.persistence. */
public final class SpeaksSql {

  private SpeaksSql() {}

  static Class<?> sql() {
    return Connection.class;
  }
}
