package io.bedloe.dev;

import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Where a database is and who asks, in the three values that the server takes. */
public record DatabaseAddress(String url, String user, String password) {
  private static final Pattern SECRET =
      Pattern.compile("(password=)[^&]*", Pattern.CASE_INSENSITIVE);

  /** The server's configuration for this database. */
  public Map<String, String> environment() {
    return Map.of("BEDLOE_DB_URL", url, "BEDLOE_DB_USER", user, "BEDLOE_DB_PASSWORD", password);
  }

  public DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  /** For people: without the password. */
  @Override
  public String toString() {
    return SECRET.matcher(url).replaceAll("$1***") + " as " + user;
  }
}
