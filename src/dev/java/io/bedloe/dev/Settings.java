package io.bedloe.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The settings of the launchers in the environment. */
final class Settings {
  private static final String DEFAULT_PORT = "9080";
  private static final String PASSWORD = "BEDLOE_DB_PASSWORD";
  private static final String OWNER_PASSWORD = "BEDLOE_DB_MIGRATION_PASSWORD";
  private static final String FILE = "_FILE";

  private final Map<String, String> environment;

  Settings(Map<String, String> environment) {
    this.environment = environment;
  }

  static Settings ofThisProcess() {
    return new Settings(System.getenv());
  }

  /** An empty value counts as absent, because make passes an unset variable as an empty one. */
  Optional<String> value(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** Returns a value, or the line of the file that the variable with _FILE at its end names. */
  private Optional<String> secret(String name) {
    var value = value(name);
    var file = value(name + FILE);
    if (value.isPresent() && file.isPresent()) {
      throw new Refusal(name + " and " + name + FILE + " are both set; set one of them.");
    }
    return value.or(() -> file.map(path -> line(name, path)));
  }

  private static String line(String name, String path) {
    try {
      return Files.readString(Path.of(path)).strip();
    } catch (IOException | InvalidPathException unreadable) {
      throw new Refusal(
          "The file \"" + path + "\" of " + name + FILE + " cannot be read.", unreadable);
    }
  }

  int httpPort() {
    String port = value("BEDLOE_HTTP_PORT").orElse(DEFAULT_PORT);
    if (!port.matches("\\d{1,5}")
        || Integer.parseInt(port) > 65_535
        || Integer.parseInt(port) == 0) {
      throw new Refusal(
          "BEDLOE_HTTP_PORT has to be a port from 1 to 65535 and is \"" + port + "\".");
    }
    return Integer.parseInt(port);
  }

  /** Returns the database of the environment, if there is one, with its one or two roles. */
  Optional<DatabaseAddress> database() {
    var user = value("BEDLOE_DB_USER").orElse(Postgres.NAME);
    var password = secret(PASSWORD).orElse("");
    return value("BEDLOE_DB_URL")
        .map(
            url ->
                value("BEDLOE_DB_MIGRATION_USER")
                    .map(
                        owner ->
                            new DatabaseAddress(
                                url,
                                owner,
                                secret(OWNER_PASSWORD).orElse(""),
                                new DatabaseAddress.Login(user, password)))
                    .orElseGet(() -> new DatabaseAddress(url, user, password)));
  }

  /**
   * Returns all variables of Bedloe in the environment, which are passed on to the server. The
   * passwords of the database come with its address.
   */
  Map<String, String> ours() {
    return environment.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("BEDLOE_") && !entry.getValue().isBlank())
        .filter(entry -> !entry.getKey().equals(PASSWORD + FILE))
        .filter(entry -> !entry.getKey().equals(OWNER_PASSWORD + FILE))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Returns the directory that {@code make run} keeps between runs. */
  static Path dataDirectory() {
    return Path.of(".bedloe").toAbsolutePath();
  }

  /** Returns the Liberty installation of the build with the configured server. */
  static Path installation() {
    return Path.of(System.getProperty("bedloe.liberty.home", "target/liberty/wlp"))
        .toAbsolutePath();
  }
}
