package io.bedloe.dev;

import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a database is, and which roles work on it.
 *
 * @param user the role that owns the tables and changes the schema
 * @param runtime the role that requests run as; null when they run as the owner
 */
public record DatabaseAddress(String url, String user, String password, @Nullable Login runtime) {
  private static final Pattern SECRET =
      Pattern.compile("(password=)[^&]*", Pattern.CASE_INSENSITIVE);

  /** A database role. */
  public record Login(String user, String password) {

    /** Not the password. */
    @Override
    public String toString() {
      return user;
    }
  }

  /** A database on which one role does everything. */
  public DatabaseAddress(String url, String user, String password) {
    this(url, user, password, null);
  }

  /** The server's configuration for this database. */
  public Map<String, String> environment() {
    return runtime == null
        ? Map.of("BEDLOE_DB_URL", url, "BEDLOE_DB_USER", user, "BEDLOE_DB_PASSWORD", password)
        : Map.of(
            "BEDLOE_DB_URL", url,
            "BEDLOE_DB_USER", runtime.user(),
            "BEDLOE_DB_PASSWORD", runtime.password(),
            "BEDLOE_DB_MIGRATION_USER", user,
            "BEDLOE_DB_MIGRATION_PASSWORD", password);
  }

  /** The same database with one role for everything. */
  public DatabaseAddress withoutRuntimeRole() {
    return new DatabaseAddress(url, user, password);
  }

  /** The role that requests run as. */
  public String runtimeUser() {
    return runtime == null ? user : runtime.user();
  }

  /** Connections of the role that owns the tables. */
  public DataSource dataSource() {
    return dataSource(user, password);
  }

  /** Connections of the role that requests run as. */
  public DataSource runtimeDataSource() {
    return runtime == null ? dataSource() : dataSource(runtime.user(), runtime.password());
  }

  private DataSource dataSource(String role, String secret) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(role);
    source.setPassword(secret);
    return source;
  }

  /** For people: without the passwords. */
  @Override
  public String toString() {
    return SECRET.matcher(url).replaceAll("$1***") + " as " + user;
  }
}
