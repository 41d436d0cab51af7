package io.bedloe.architecture.violations.commerce.orders.data;

import javax.sql.DataSource;

/** The class uses a data source; SQL is for platform.persistence. */
public final class KnowsTheDataSource {

  private KnowsTheDataSource() {}

  static Class<?> source() {
    return DataSource.class;
  }
}
