package io.bedloe.dev;

import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The address of a database and the roles that use it.
 *
 * @param user the role that owns the tables and changes the schema
 * @param runtime the database role of requests; null when it is the owner
 */
public record DatabaseAddress(String url, String user, String password, @Nullable Login runtime) {
  private static final Pattern SECRET =
      Pattern.compile("(password=)[^&]*", Pattern.CASE_INSENSITIVE);

  /** A database role. */
  public record Login(String user, String password) {

    /** Leaves the password out. */
    @Override
    public String toString() {
      return user;
    }
  }

  /** Creates the address of a database with one role for everything. */
  public DatabaseAddress(String url, String user, String password) {
    this(url, user, password, null);
  }

  /** Returns the server's configuration for this database. */
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

  /** Returns the same database with one role for everything. */
  public DatabaseAddress withoutRuntimeRole() {
    return new DatabaseAddress(url, user, password);
  }

  /** Returns the database role of requests. */
  public String runtimeUser() {
    return runtime == null ? user : runtime.user();
  }

  /** Returns connections of the role that owns the tables. */
  public DataSource dataSource() {
    return dataSource(user, password);
  }

  /** Returns connections of the database role of requests. */
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

  /** Returns a text for people, without the passwords. */
  @Override
  public String toString() {
    return SECRET.matcher(url).replaceAll("$1***") + " as " + user;
  }
}
