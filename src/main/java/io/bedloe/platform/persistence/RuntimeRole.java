package io.bedloe.platform.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The rights of the database role of requests, where another role owns the tables: it can read and
 * change rows, and it cannot change the schema. In append-only tables (those with a trigger of that
 * name) it can only read and insert rows.
 */
final class RuntimeRole {

  private static final Logger LOG = Logger.getLogger(RuntimeRole.class.getName());

  /**
   * The rights are granted in one statement and therefore in one transaction, so that no request
   * runs with only some of them. MAINTAIN (PostgreSQL 17) allows an import to ANALYZE its staged
   * rows; without it PostgreSQL only warns, and plans without statistics.
   */
  private static final String GRANT =
      """
      DO $$
      DECLARE
        runtime text := current_setting('bedloe.runtime_role');
        item record;
        wanted text;
      BEGIN
        IF NOT has_schema_privilege(runtime, current_schema(), 'USAGE') THEN
          EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), runtime);
        END IF;
        FOR item IN
          SELECT c.oid, c.relname, c.relkind,
            c.relname LIKE 'databasechangelog%' AS of_migrations,
            EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal
              AND right(t.tgname, 12) = '_append_only') AS append_only
          FROM pg_class c
          WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'S')
            AND pg_has_role(current_user, c.relowner, 'USAGE')
        LOOP
          IF item.relkind = 'S' THEN
            IF NOT has_sequence_privilege(runtime, item.oid, 'USAGE') THEN
              EXECUTE format('GRANT USAGE, SELECT ON SEQUENCE %I TO %I', item.relname, runtime);
            END IF;
            CONTINUE;
          END IF;
          wanted := CASE WHEN item.of_migrations THEN 'SELECT'
            WHEN item.append_only THEN 'SELECT, INSERT'
            ELSE 'SELECT, INSERT, UPDATE, DELETE, MAINTAIN' END;
          IF NOT has_table_privilege(runtime, item.oid, 'SELECT')
            OR has_table_privilege(runtime, item.oid, 'INSERT') <> (wanted LIKE '%INSERT%')
            OR has_table_privilege(runtime, item.oid, 'UPDATE') <> (wanted LIKE '%UPDATE%')
            OR has_table_privilege(runtime, item.oid, 'DELETE') <> (wanted LIKE '%DELETE%')
            OR has_table_privilege(runtime, item.oid, 'MAINTAIN') <> (wanted LIKE '%MAINTAIN%')
            OR has_table_privilege(runtime, item.oid, 'TRUNCATE')
            OR has_table_privilege(runtime, item.oid, 'TRIGGER') THEN
            EXECUTE format('REVOKE ALL ON TABLE %I FROM %I', item.relname, runtime);
            EXECUTE format('GRANT %s ON TABLE %I TO %I', wanted, item.relname, runtime);
          END IF;
        END LOOP;
      END $$""";

  /**
   * While change sets run, servers of the version before serve requests, and a trigger of a change
   * set may write to a table that it has created. So each new table has these rights in the
   * transaction that creates it.
   */
  private static final String GRANT_IN_ADVANCE =
      """
      DO $$
      DECLARE
        runtime text := current_setting('bedloe.runtime_role');
      BEGIN
        EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, INSERT ON TABLES TO %I',
          current_schema(), runtime);
        EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT USAGE, SELECT ON SEQUENCES TO %I',
          current_schema(), runtime);
      END $$""";

  private RuntimeRole() {}

  /**
   * Grants a role the right to read and insert rows in tables that change sets will create; does
   * nothing for the connected role itself.
   */
  static void grantInAdvance(Connection owner, String role) throws SQLException {
    if (!isConnected(owner, role)) {
      run(owner, role, GRANT_IN_ADVANCE);
    }
  }

  /** Grants and revokes the rights of a role; does nothing for the connected role itself. */
  static void grant(Connection owner, String role) throws SQLException {
    if (isConnected(owner, role)) {
      return;
    }
    run(owner, role, GRANT);
    if (canBecomeOwner(owner, role)) {
      LOG.log(
          Level.WARNING,
          "The database role {0} is a superuser or a member of the role that owns the tables, "
              + "so it can change the audit trail; revoke both",
          role);
    }
  }

  private static void run(Connection owner, String role, String block) throws SQLException {
    try (var name = owner.prepareStatement("SELECT set_config('bedloe.runtime_role', ?, false)");
        var grant = owner.createStatement()) {
      name.setString(1, role);
      name.execute();
      grant.execute(block);
    }
  }

  private static boolean isConnected(Connection owner, String role) throws SQLException {
    return isTrue(owner, "SELECT current_user = ?", role);
  }

  private static boolean canBecomeOwner(Connection owner, String role) throws SQLException {
    return isTrue(owner, "SELECT pg_has_role(?::name, current_user, 'MEMBER')", role);
  }

  private static boolean isTrue(Connection owner, String query, String role) throws SQLException {
    try (var statement = owner.prepareStatement(query)) {
      statement.setString(1, role);
      try (var answer = statement.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }
}
