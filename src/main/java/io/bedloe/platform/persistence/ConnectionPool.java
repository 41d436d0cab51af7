package io.bedloe.platform.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.bedloe.platform.config.PlatformSettings;
import io.bedloe.platform.config.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Collections;
import java.util.Properties;

/**
 * The connections to the database that requests and timers share (ADR 125). A connection is in use
 * from {@link #connection} to its {@code close}; {@link TransactionConnections} knows which belongs
 * to the current transaction.
 */
@ApplicationScoped
public class ConnectionPool implements ConnectionSource {

  /** The time after which a thread that waits for a connection gives up; a request gets 503. */
  private static final Duration ACQUISITION = Duration.ofSeconds(5);

  /**
   * The time after which a connection without a response is closed. PostgreSQL ends statements
   * after 60 seconds; only a machine that is no longer reachable takes longer to respond.
   */
  private static final Duration SILENCE = Duration.ofSeconds(90);

  static final String DRIVER = "org.postgresql.Driver";

  private static final String SESSION_LIMITS =
      "-c lock_timeout=15s -c statement_timeout=60s -c idle_in_transaction_session_timeout=120s";

  private final HikariDataSource pool;

  @Inject
  public ConnectionPool(Settings settings) {
    var config = new HikariConfig();
    config.setPoolName("bedloe");
    config.setDriverClassName(DRIVER);
    config.setJdbcUrl(settings.get(PlatformSettings.DB_URL));
    config.setUsername(settings.get(PlatformSettings.DB_USER));
    config.setPassword(settings.get(PlatformSettings.DB_PASSWORD).reveal());
    config.setDataSourceProperties(properties("bedloe"));
    config.addDataSourceProperty("socketTimeout", Long.toString(SILENCE.toSeconds()));
    config.addDataSourceProperty("options", SESSION_LIMITS);
    config.setMaximumPoolSize(settings.get(PlatformSettings.DB_POOL_MAX));
    config.setMinimumIdle(0);
    config.setConnectionTimeout(ACQUISITION.toMillis());
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    // The server starts without its database, and waits for it.
    config.setInitializationFailTimeout(-1);
    config.setExceptionOverride(new EndedSessions());
    pool = new HikariDataSource(config);
  }

  /** Returns the properties of the driver for every connection. */
  static Properties properties(String applicationName) {
    var properties = new Properties();
    properties.setProperty("ApplicationName", applicationName);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("tcpKeepAlive", "true");
    return properties;
  }

  @Override
  public Connection connection() throws SQLException {
    if (pool.isClosed()) {
      throw new SQLTransientConnectionException("The server stops, and its pool is closed.");
    }
    return pool.getConnection();
  }

  @PreDestroy
  void close() {
    pool.close();
    for (var driver : Collections.list(DriverManager.getDrivers())) {
      if (driver.getClass().getClassLoader() == ConnectionPool.class.getClassLoader()) {
        deregister(driver);
      }
    }
  }

  /** A registered driver keeps the classes of an application that was removed. */
  private static void deregister(Driver driver) {
    try {
      DriverManager.deregisterDriver(driver);
    } catch (SQLException e) {
      throw new IllegalStateException("The driver cannot be deregistered: " + driver, e);
    }
  }
}
