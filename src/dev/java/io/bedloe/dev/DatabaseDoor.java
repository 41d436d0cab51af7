package io.bedloe.dev;

import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The first connection to a database that another party operates. */
final class DatabaseDoor {
  private static final String PREFIX = "jdbc:postgresql:";
  private static final int PATIENCE_SECONDS = 10;

  private DatabaseDoor() {}

  /** Opens a connection, or reports in one sentence why the database refuses. */
  static Connection open(DatabaseAddress address) {
    if (!address.url().startsWith(PREFIX)) {
      throw new Refusal("BEDLOE_DB_URL has to begin with \"" + PREFIX + "//\".");
    }
    DriverManager.setLoginTimeout(PATIENCE_SECONDS);
    try {
      return DriverManager.getConnection(address.url(), address.user(), address.password());
    } catch (SQLException e) {
      throw new Refusal("The database " + address + " refuses: " + oneLine(e) + ".", e);
    }
  }

  /** Connects and disconnects. */
  static void tryOut(DatabaseAddress address) {
    try {
      open(address).close();
    } catch (SQLException e) {
      throw new Refusal("The database " + address + " refuses: " + oneLine(e) + ".", e);
    }
  }

  private static String oneLine(SQLException e) {
    if (e.getCause() instanceof UnknownHostException host) {
      return "there is no host " + host.getMessage();
    }
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    return message.replaceAll("\\.+$", "");
  }
}
