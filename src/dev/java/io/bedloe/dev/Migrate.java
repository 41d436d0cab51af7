package io.bedloe.dev;

import io.bedloe.platform.persistence.Migrations;
import java.sql.Connection;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Scope;
import liquibase.exception.LiquibaseException;
import liquibase.ui.LoggerUIService;

/**
 * Implements {@code make migrate} and {@code make rollback N=…}: migrates the schema or rolls it
 * back.
 */
public final class Migrate {
  private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

  private Migrate() {}

  public static void main(String[] arguments) {
    Launch.exit(() -> run(arguments));
  }

  private static void run(String[] arguments) throws Exception {
    int back = stepsBack(arguments);
    LIQUIBASE.setLevel(Level.WARNING);
    try (DatabaseLoan database = DatabaseLoan.take(Settings.ofThisProcess());
        Connection connection = DatabaseDoor.open(database.address())) {
      int before = Migrations.pending(connection);
      // By default Liquibase would print a report of its own.
      Scope.child(
          Map.of(Scope.Attr.ui.name(), new LoggerUIService()),
          () -> move(connection, database.address(), back));
      int after = Migrations.pending(connection);
      Launch.say(
          back == 0
              ? "Applied change sets: " + (before - after) + ". The schema is up to date."
              : "Rolled back change sets: " + (after - before) + ".");
    } catch (LiquibaseException e) {
      throw new Refusal("The schema could not be migrated: " + e.getMessage(), e);
    }
  }

  private static void move(Connection connection, DatabaseAddress address, int back)
      throws Exception {
    if (back == 0) {
      Migrations.up(connection, address.runtimeUser());
    } else {
      Migrations.rollback(connection, back);
    }
  }

  /** Returns the number of changes to roll back; empty means a migration. */
  private static int stepsBack(String[] arguments) {
    if (arguments.length == 1 && arguments[0].equals("up")) {
      return 0;
    }
    if (arguments.length == 2 && arguments[0].equals("rollback")) {
      if (!arguments[1].matches("[1-9]\\d{0,3}")) {
        throw new Refusal("N has to be a number from 1 and is \"" + arguments[1] + "\".");
      }
      return Integer.parseInt(arguments[1]);
    }
    throw new Refusal("Name the action: \"up\", or \"rollback\" and the number of change sets.");
  }
}
