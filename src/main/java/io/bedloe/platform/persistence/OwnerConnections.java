package io.bedloe.platform.persistence;

import com.zaxxer.hikari.util.DriverDataSource;
import io.bedloe.platform.config.PlatformSettings;
import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Opens connections as the database role that owns the tables, for migrations: outside of the pool
 * and of any transaction, one at a time.
 */
@ApplicationScoped
public class OwnerConnections {

  private final Settings settings;

  @Inject
  public OwnerConnections(Settings settings) {
    this.settings = settings;
  }

  /** Opens a connection with autocommit, which its caller closes. */
  public Connection open() throws SQLException {
    boolean hasOwner = !settings.get(PlatformSettings.DB_MIGRATION_USER).equals(Setting.NONE);
    var password = hasOwner ? PlatformSettings.DB_MIGRATION_PASSWORD : PlatformSettings.DB_PASSWORD;
    return new DriverDataSource(
            settings.get(PlatformSettings.DB_URL),
            ConnectionPool.DRIVER,
            ConnectionPool.properties("bedloe-migrations"),
            settings.get(hasOwner ? PlatformSettings.DB_MIGRATION_USER : PlatformSettings.DB_USER),
            settings.get(password).reveal())
        .getConnection();
  }
}
